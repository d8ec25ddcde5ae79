// The Windows backend of privilege.hpp.
#include "privilege.hpp"

namespace agent {

std::string why_no_net_admin() {
    return "no operation is known here that only who administers the network may do";
}

} // namespace agent
