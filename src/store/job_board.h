/// Which jobs run at this moment and who watches them: what `Jobs` keeps in memory. Inside this room only.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "store/jobs.h"
#include "store/jobs_store.h"

namespace store {

class Jobs::Board {
public:
    bool ending() const { return ending_.load(); }
    /// Asks every running job to return, and waiting threads to end.
    void end();

    /// There may be work to claim.
    void ring();
    /// Waits until somebody rang after the `heard`th ring; returns how often it has rung.
    std::uint64_t wait_for_ring(std::uint64_t heard);

    void enter(Running&);
    void leave(Running&);
    /// Asks the job to return, if it runs.
    void ask_to_stop(JobId);
    std::optional<JobStatus> running(JobId) const;

    std::shared_ptr<const void> watch(JobId, JobWatcher);
    void tell(const JobStatus&);

private:
    struct Watch {
        // A watcher may let go of itself while it is called.
        std::recursive_mutex mutex;
        JobId job{0};
        JobWatcher call;
    };

    std::atomic<bool> ending_{false};
    mutable std::mutex mutex_;
    std::condition_variable rung_;
    std::uint64_t rings_ = 0;
    std::map<JobId, Running*> running_;
    std::vector<std::weak_ptr<Watch>> watches_;
};

/// One job at work, on the thread that works it.
class Jobs::Running final : public JobRun {
public:
    Running(Store&, Board&, ClaimedJob);

    JobId id() const override { return id_; }
    const std::string& parameters() const override { return parameters_; }
    const std::string& resume_from() const override { return resume_from_; }
    void save(std::string_view resume_from) override;
    bool stop_wanted() const override { return stop_wanted_.load() || board_.ending(); }
    void progress(std::int64_t done, std::int64_t total, std::string_view message) override;
    void say(std::string_view words) override;

    void ask_to_stop() { stop_wanted_.store(true); }
    /// Whether a person asked, rather than the ending program.
    bool asked_to_stop() const { return stop_wanted_.load(); }
    JobStatus status() const;

private:
    using Clock = std::chrono::steady_clock;
    std::optional<std::chrono::seconds> estimate(std::int64_t done, std::int64_t total) const;

    Store& store_;
    Board& board_;
    const JobId id_;
    const std::string parameters_;
    std::string resume_from_;
    std::atomic<bool> stop_wanted_{false};
    mutable std::mutex mutex_;
    JobStatus status_;
    const Clock::time_point began_ = Clock::now();
    std::int64_t done_before_ = -1;  ///< Where this run began: a resumed job's pace is told from what it did itself.
    Clock::time_point written_{};
};

}  // namespace store
