/// The helper as a process: started behind a pipe, ended for certain.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "documents/extraction.h"

namespace documents {

#ifdef CAIRN_SANITIZED
inline constexpr int patience = 8;  // Instrumented code is slower; the limits are about the real program.
#else
inline constexpr int patience = 1;
#endif

class ChildProcess {
public:
    /// Starts `program` with `arguments` and the file as its standard input. Throws base::Fault if it cannot be started.
    ChildProcess(const std::string& program, const std::vector<std::string>& arguments, int file);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Ends it, whatever it is doing.
    ~ChildProcess();

    /// What it writes to its standard output.
    int pipe() const { return pipe_; }
    /// Ends it if it has not ended, and says how it did. One that closed its pipe has a moment to die by itself, so that the
    /// cause can be told.
    int finish(bool at_once);

private:
    int pipe_ = -1;
    pid_t pid_ = -1;
};

/// Why a child that gave no answer ended so.
Refusal refuse_death(int status);

}  // namespace documents
