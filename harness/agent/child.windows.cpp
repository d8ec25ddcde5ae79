#include "child.hpp"

#include <array>
#include <cstdio>

#include "owned_handle.windows.hpp"
#include "quoting.windows.hpp"
#include "signals.windows.hpp"
#include "utf8.windows.hpp"

namespace agent {
namespace {

constexpr int cannot_run = 127;

/// The agent's standard streams, as handles that a child inherits.
class standard_handles {
public:
    standard_handles() {
        constexpr std::array names{STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
        for (std::size_t i = 0; i < names.size(); ++i) {
            own_[i].reset(inheritable(::GetStdHandle(names[i])));
            if (own_[i]) list_[size_++] = own_[i].get();
        }
    }

    HANDLE at(std::size_t i) const { return own_[i].get(); }
    HANDLE* list() { return list_.data(); }
    std::size_t octets() const { return size_ * sizeof(HANDLE); }

private:
    static HANDLE inheritable(HANDLE one) {
        const HANDLE self = ::GetCurrentProcess();
        HANDLE result = nullptr;
        if (one == nullptr || one == INVALID_HANDLE_VALUE) return nullptr;
        ::DuplicateHandle(self, one, self, &result, 0, TRUE, DUPLICATE_SAME_ACCESS);
        return result;
    }

    std::array<owned_handle, 3> own_;
    std::array<HANDLE, 3> list_{};
    std::size_t size_ = 0;
};

/// The attributes of a process to be created.
class attributes {
public:
    explicit attributes(DWORD count) {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, count, 0, &size);
        memory_ = std::make_unique<char[]>(size);
        if (::InitializeProcThreadAttributeList(get(), count, 0, &size) == 0)
            fail_of_windows("InitializeProcThreadAttributeList");
    }
    attributes(const attributes&) = delete;
    attributes& operator=(const attributes&) = delete;
    ~attributes() { ::DeleteProcThreadAttributeList(get()); }

    void set(DWORD_PTR name, void* value, std::size_t octets) {
        if (::UpdateProcThreadAttribute(get(), 0, name, value, octets, nullptr, nullptr) == 0)
            fail_of_windows("UpdateProcThreadAttribute");
    }
    LPPROC_THREAD_ATTRIBUTE_LIST get() const {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.get());
    }

private:
    std::unique_ptr<char[]> memory_;
};

/// A job that ends all of its processes when its last handle, which is the agent's, is closed.
owned_handle make_job() {
    owned_handle job(::CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (!job || ::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits,
                                          sizeof limits) == 0)
        fail_of_windows("CreateJobObject");
    return job;
}

/// Starts the command, not yet running. Returns null handles if it cannot be run.
PROCESS_INFORMATION create_suspended(const std::vector<std::string>& command) {
    standard_handles streams;
    attributes given(1);
    given.set(PROC_THREAD_ATTRIBUTE_HANDLE_LIST, streams.list(), streams.octets());

    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = streams.at(0);
    startup.StartupInfo.hStdOutput = streams.at(1);
    startup.StartupInfo.hStdError = streams.at(2);
    startup.lpAttributeList = given.get();
    auto words = to_wide(command_line(command));
    PROCESS_INFORMATION created{};
    ::CreateProcessW(nullptr, words.data(), nullptr, nullptr, TRUE,
                     CREATE_SUSPENDED | EXTENDED_STARTUPINFO_PRESENT, nullptr, nullptr,
                     &startup.StartupInfo, &created);
    return created;
}

void CALLBACK on_end(void*, BOOLEAN) {
    note_end_of_child();
}

class windows_child : public child {
public:
    /// The process is suspended; it runs when it is in the job.
    windows_child(owned_handle job, owned_handle process, const owned_handle& thread)
        : job_(std::move(job)), process_(std::move(process)) {
        if (::AssignProcessToJobObject(job_.get(), process_.get()) == 0) {
            ::TerminateProcess(process_.get(), 1);
            fail_of_windows("AssignProcessToJobObject");
        }
        HANDLE wait = nullptr;
        if (::RegisterWaitForSingleObject(&wait, process_.get(), on_end, nullptr, INFINITE,
                                          WT_EXECUTEONLYONCE) == 0)
            fail_of_windows("RegisterWaitForSingleObject");
        ::ResumeThread(thread.get());
    }

    ~windows_child() override {
        windows_child::kill();
        ::WaitForSingleObject(process_.get(), INFINITE);
    }

    std::optional<int> ended() override {
        DWORD status = 0;
        if (::WaitForSingleObject(process_.get(), 0) != WAIT_OBJECT_0) return std::nullopt;
        ::GetExitCodeProcess(process_.get(), &status);
        return static_cast<int>(status);
    }

    void kill() override { ::TerminateJobObject(job_.get(), 1); }

private:
    owned_handle job_;
    owned_handle process_;
};

/// What stands for an adapter that cannot be run.
class no_child : public child {
public:
    std::optional<int> ended() override { return cannot_run; }
    void kill() override {}
};

} // namespace

std::unique_ptr<child> start(const std::vector<std::string>& command) {
    // The child inherits it: no window waits for an answer when the adapter crashes.
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    auto job = make_job();
    const auto created = create_suspended(command);
    if (created.hProcess == nullptr) {
        const std::error_code why(static_cast<int>(::GetLastError()), std::system_category());
        std::fprintf(stderr, "sockmatrix-agent: cannot run %s: %s\n", command.front().c_str(),
                     why.message().c_str());
        return std::make_unique<no_child>();
    }
    return std::make_unique<windows_child>(std::move(job), owned_handle(created.hProcess),
                                           owned_handle(created.hThread));
}

} // namespace agent
