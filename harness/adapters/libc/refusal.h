// Why a request does not end in a call of the platform.
#pragma once

#include <stdbool.h>

enum refusal_kind {
    REFUSED_NOT,
    /// The typed interface cannot be given such an argument. (docs/protocol.md, Outcomes)
    REFUSED_INEXPRESSIBLE,
    /// The interface lacks the call or this form of it.
    REFUSED_UNSUPPORTED,
    /// The request itself is at fault: a JSON-RPC error -32602.
    REFUSED_BAD_PARAMS,
};

struct refusal {
    enum refusal_kind kind;
    char why[200];
};

/// Writes the reason, formed as by printf, unless there is one already. Returns false.
bool refuse(struct refusal* to, enum refusal_kind kind, const char* form, ...);
