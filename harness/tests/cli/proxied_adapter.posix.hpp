// An adapter behind a program that passes its requests and replies, or answers in its place.
#pragma once

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/// The process of the adapter and the two ends of its pipes.
struct proxied_adapter {
    pid_t id = -1;
    FILE* requests = nullptr;
    FILE* replies = nullptr;
};

/// Starts the command; ends this program with status 3 if there are no pipes.
inline proxied_adapter start_proxied(char** command) {
    int to[2], from[2];
    if (pipe(to) != 0 || pipe(from) != 0) std::exit(3);
    const pid_t id = fork();
    if (id == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        for (const int fd : {to[0], to[1], from[0], from[1]})
            close(fd);
        execvp(command[0], command);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    return {id, fdopen(to[1], "w"), fdopen(from[0], "r")};
}

/// Passes one request and gives its reply, both without their newline.
inline std::string ask(const proxied_adapter& adapter, const std::string& line) {
    std::fputs((line + "\n").c_str(), adapter.requests);
    std::fflush(adapter.requests);
    std::string reply;
    for (int c = std::fgetc(adapter.replies); c != EOF && c != '\n';
         c = std::fgetc(adapter.replies))
        reply += static_cast<char>(c);
    return reply;
}

inline void end_proxied(const proxied_adapter& adapter) {
    kill(adapter.id, SIGKILL);
    waitpid(adapter.id, nullptr, 0);
}
