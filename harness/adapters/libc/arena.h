// Memory that lives as long as one request.
#pragma once

#include <stddef.h>

struct arena;

struct arena* arena_new(void);
/// Zeroed memory for any type. Ends the process where there is none.
void* arena_get(struct arena* arena, size_t size);
/// As arena_get, for sizes that a request chose: NULL where there is no memory. Not zeroed.
void* arena_try(struct arena* arena, size_t size);
/// Gives all of the memory back, for the next request.
void arena_clear(struct arena* arena);
void arena_free(struct arena* arena);

/// As malloc, and ends the process where there is no memory.
void* must_allocate(size_t size);
