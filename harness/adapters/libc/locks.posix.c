#include "locks.h"

#include "arena.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

struct task {
    void (*work)(void*);
    void* with;
};

void lock_enter(native_lock* lock) {
    pthread_mutex_lock(lock);
}

void lock_leave(native_lock* lock) {
    pthread_mutex_unlock(lock);
}

void condition_wait(native_condition* condition, native_lock* lock, int milliseconds) {
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000L;
    if (end.tv_nsec >= 1000000000L) {
        end.tv_nsec -= 1000000000L;
        ++end.tv_sec;
    }
    pthread_cond_timedwait(condition, lock, &end);
}

void condition_notify(native_condition* condition) {
    pthread_cond_broadcast(condition);
}

static void* run(void* given) {
    const struct task task = *(struct task*)given;
    free(given);
    task.work(task.with);
    return NULL;
}

bool thread_start(native_thread* thread, void (*work)(void*), void* with) {
    struct task* const task = must_allocate(sizeof *task);
    *task = (struct task){work, with};
    if (pthread_create(thread, NULL, run, task) != 0) {
        free(task);
        return false;
    }
    pthread_detach(*thread);
    return true;
}

bool thread_interrupt(native_thread thread) {
    return pthread_kill(thread, SIGUSR1) == 0;
}

void thread_forget(native_thread thread) {
    (void)thread;
}
