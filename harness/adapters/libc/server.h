// The methods of the protocol. (docs/protocol.md)
#pragma once

/// Serves the standard streams until `shutdown`, the end of input (status 0) or until nobody reads
/// the replies (1).
int serve(void);
