// How the agent ends.
#pragma once

namespace agent {

/// How the loop ended: the adapter's status as `child::ended` gives it, or the signal that asked
/// the agent to end (else 0).
struct ending {
    int status = 0;
    int signal = 0;
};

/// Ends as the adapter did: returns its exit status, or does not return, because the agent dies by
/// the signal that ended the adapter or that it was sent itself, without a core file.
int end_as(const ending& end);

} // namespace agent
