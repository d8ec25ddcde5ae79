#include "locks.h"

#include "arena.h"

#include <stdlib.h>

struct task {
    void (*work)(void*);
    void* with;
};

void lock_enter(native_lock* lock) {
    AcquireSRWLockExclusive(lock);
}

void lock_leave(native_lock* lock) {
    ReleaseSRWLockExclusive(lock);
}

void condition_wait(native_condition* condition, native_lock* lock, int milliseconds) {
    SleepConditionVariableSRW(condition, lock, (DWORD)milliseconds, 0);
}

void condition_notify(native_condition* condition) {
    WakeAllConditionVariable(condition);
}

static DWORD WINAPI run(void* given) {
    const struct task task = *(struct task*)given;
    free(given);
    task.work(task.with);
    return 0;
}

bool thread_start(native_thread* thread, void (*work)(void*), void* with) {
    struct task* const task = must_allocate(sizeof *task);
    *task = (struct task){work, with};
    *thread = CreateThread(NULL, 0, run, task, 0, NULL);
    if (*thread == NULL) free(task);
    return *thread != NULL;
}

bool thread_interrupt(native_thread thread) {
    (void)thread;
    return false;
}

void thread_forget(native_thread thread) {
    CloseHandle(thread);
}
