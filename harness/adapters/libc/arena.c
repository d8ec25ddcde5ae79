#include "arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { alignment = 16, usual_block = 64 << 10 };

struct block {
    struct block* next;
    size_t used;
    size_t size;
};

struct arena {
    struct block* blocks;
};

enum { header = (sizeof(struct block) + alignment - 1) / alignment * alignment };

static void* present(void* memory) {
    if (memory == NULL) {
        fputs("libc-adapter: out of memory\n", stderr);
        abort();
    }
    return memory;
}

void* must_allocate(size_t size) {
    return present(malloc(size));
}

static struct block* new_block(size_t size) {
    if (size > (size_t)-1 - header) return NULL;
    struct block* const block = malloc(header + size);
    if (block == NULL) return NULL;
    block->next = NULL;
    block->used = 0;
    block->size = size;
    return block;
}

struct arena* arena_new(void) {
    struct arena* const arena = must_allocate(sizeof *arena);
    arena->blocks = NULL;
    return arena;
}

void* arena_try(struct arena* arena, size_t size) {
    if (size > (size_t)-1 - alignment) return NULL;
    size = (size + alignment - 1) / alignment * alignment;
    struct block* block = arena->blocks;
    if (block == NULL || block->size - block->used < size) {
        block = new_block(size > usual_block ? size : usual_block);
        if (block == NULL) return NULL;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    char* const memory = (char*)block + header + block->used;
    block->used += size;
    return memory;
}

void* arena_get(struct arena* arena, size_t size) {
    return memset(present(arena_try(arena, size)), 0, size);
}

// Keeps one block of the usual size.
void arena_clear(struct arena* arena) {
    struct block* kept = NULL;
    for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        if (kept == NULL && block->size == usual_block) {
            kept = block;
            kept->next = NULL;
            kept->used = 0;
        } else {
            free(block);
        }
    }
    arena->blocks = kept;
}

void arena_free(struct arena* arena) {
    arena_clear(arena);
    free(arena->blocks);
    free(arena);
}
