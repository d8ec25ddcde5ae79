#include "locks.h"

native_lock static_storage = LOCK_INITIALIZER;
