/// Long work that outlives the process: import, recognition, index builds. A job is a row: its kind, its parameters as
/// JSON, how far it is. After a crash it is queued again and goes on from what it last wrote down.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/day.h"
#include "base/id.h"

namespace store {

class Store;

struct JobTag;
using JobId = base::Id<JobTag>;

enum class JobState { Queued, Running, Done, Failed, Stopped };

/// "queued", "running", "done", "failed", "stopped".
std::string_view name_of(JobState);

/// What anybody may know of a job at this moment.
struct JobStatus {
    JobId id{0};
    std::string kind;
    std::string parameters;   ///< JSON.
    JobState state = JobState::Queued;
    std::int64_t done = 0;    ///< In units of the kind: files, passages.
    std::int64_t total = 0;   ///< 0 while unknown.
    std::string message;      ///< For people: what it is at, or why it failed.
    std::string result;       ///< JSON, once it is done.
    std::optional<std::chrono::seconds> left;  ///< Estimated, while running and once there is a pace to tell it from.
    base::Instant created_at;
    std::optional<base::Instant> started_at;
    std::optional<base::Instant> ended_at;

    bool ended() const { return state != JobState::Queued && state != JobState::Running; }
};

/// Handed to the work while it runs.
class JobRun {
public:
    virtual ~JobRun() = default;
    virtual JobId id() const = 0;
    virtual const std::string& parameters() const = 0;
    /// What the work last wrote down before the program ended under it; empty at the first beginning.
    virtual const std::string& resume_from() const = 0;
    /// Writes it down; durable when it returns. Better still: derive it from the work's own rows.
    virtual void save(std::string_view resume_from) = 0;
    /// Whether somebody wants it to stop, or the program is ending. The work then returns soon.
    virtual bool stop_wanted() const = 0;
    /// Cheap enough for every file: watchers hear at once, the row at most once a second.
    virtual void progress(std::int64_t done, std::int64_t total, std::string_view message) = 0;
    /// A lasting line for whoever reads how the job went.
    virtual void say(std::string_view words) = 0;
};

/// Does the work and returns its result as JSON ("" for none), or nothing when it left off because a stop was wanted.
/// A throw fails the job with the words of the exception.
using JobWork = std::function<std::optional<std::string>(JobRun&)>;

/// Called on changes of a watched job, on the job's own thread: quickly, and never throwing.
using JobWatcher = std::function<void(const JobStatus&)>;

class Jobs {
public:
    explicit Jobs(Store&);
    /// Asks running jobs to stop and waits for them; they stay queued for the next start.
    ~Jobs();

    /// Which work belongs to a kind. Before start().
    void define(std::string kind, JobWork);
    bool defines(std::string_view kind) const;

    /// Queues again what a crash left running, and works the queue off on this many threads.
    void start(int threads);

    /// Durable when it returns.
    JobId submit(std::string_view kind, std::string_view parameters);
    /// Ends a queued job at once and asks a running one to return; without effect on one that has ended.
    void stop(JobId);
    std::optional<JobStatus> find(JobId) const;
    /// The latest first.
    std::vector<JobStatus> list(int most) const;
    /// Lines after line number `after`, in order, each with its number from 1.
    std::vector<std::pair<int, std::string>> lines(JobId, int after = 0) const;
    /// Waits for the end of the job and returns how it ended; calls the watcher at each change meanwhile.
    JobStatus wait(JobId, const JobWatcher& = {});

    /// Calls the watcher until the returned object goes.
    std::shared_ptr<const void> watch(JobId, JobWatcher);

private:
    class Running;
    class Board;
    void work_off();
    bool work_one();
    void finish(Running&, const JobWork&);

    Store& store_;
    std::map<std::string, JobWork, std::less<>> kinds_;
    std::unique_ptr<Board> board_;
    std::vector<std::thread> threads_;
};

}  // namespace store
