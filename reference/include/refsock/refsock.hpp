// The whole interface.
#pragma once

#include "refsock/address.hpp"
#include "refsock/byte_order.hpp"
#include "refsock/constants.hpp"
#include "refsock/convert.hpp"
#include "refsock/error.hpp"
#include "refsock/names.hpp"
#include "refsock/services.hpp"
#include "refsock/socket.hpp"
#include "refsock/timeouts.hpp"
