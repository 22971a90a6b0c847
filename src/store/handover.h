/// How a command hands work to the server that owns the data folder: over the socket `control` in it, for this user alone.
/// Paths in parameters are absolute: the server has another working folder.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/jobs.h"

namespace store {

/// The owner's side: answers on threads of its own as long as it lives.
class HandoverServer {
public:
    /// `purpose` is what ping answers with. The store must outlive this, and own its folder.
    HandoverServer(Store&, std::string purpose);
    HandoverServer(const HandoverServer&) = delete;
    HandoverServer& operator=(const HandoverServer&) = delete;
    ~HandoverServer();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

/// The command's side. A server that goes away meanwhile is a Fault that says so; a durable job goes on when it is back.
class Handover {
public:
    struct Owner {
        std::string purpose;
        int process = 0;
    };

    /// Nothing when no server listens in the folder: take the lock and do the work here.
    static std::optional<Handover> connect(const std::filesystem::path& folder);
    Handover(Handover&&) noexcept;
    ~Handover();

    Owner ping();
    /// The queued job, or in words why the server does not take it.
    std::expected<JobId, std::string> submit(std::string_view kind, std::string_view parameters);
    void stop(JobId);
    /// Calls `on_status` (at most ten times a second) and `on_line` as the job goes on; returns how it ended.
    JobStatus watch(JobId, const JobWatcher& on_status = {}, const std::function<void(std::string_view)>& on_line = {});

private:
    class Inside;
    explicit Handover(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

}  // namespace store
