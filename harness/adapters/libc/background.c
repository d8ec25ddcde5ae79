#include "background.h"

#include "arena.h"
#include "locks.h"
#include "system.h"

#include <stdlib.h>

struct running {
    native_thread thread;
    void (*work)(void*);
    void* with;
    struct running* next;
};

static native_lock lock = LOCK_INITIALIZER;
static native_condition ended = CONDITION_INITIALIZER;
static struct running* all;

static void run(void* given) {
    struct running* const self = given;
    self->work(self->with);
    lock_enter(&lock);
    struct running** place = &all;
    while (*place != self)
        place = &(*place)->next;
    *place = self->next;
    thread_forget(self->thread);
    condition_notify(&ended);
    lock_leave(&lock);
    free(self);
}

bool background_start(void (*work)(void*), void* with) {
    struct running* const made = must_allocate(sizeof *made);
    made->work = work;
    made->with = with;
    // Held until the thread is entered, so that it cannot leave before.
    lock_enter(&lock);
    const bool started = thread_start(&made->thread, run, made);
    if (started) {
        made->next = all;
        all = made;
    }
    lock_leave(&lock);
    if (!started) free(made);
    return started;
}

bool background_idle(int milliseconds) {
    const int64_t end = nanoseconds() + INT64_C(1000000) * milliseconds;
    lock_enter(&lock);
    while (all != NULL) {
        const int64_t left = end - nanoseconds();
        if (left <= 0) break;
        condition_wait(&ended, &lock, (int)(left / 1000000) + 1);
    }
    const bool idle = all == NULL;
    lock_leave(&lock);
    return idle;
}

int background_interrupt(void) {
    int sent = 0;
    lock_enter(&lock);
    for (const struct running* each = all; each != NULL; each = each->next)
        sent += thread_interrupt(each->thread);
    lock_leave(&lock);
    return sent;
}
