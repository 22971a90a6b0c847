#include "store/writer.h"

#include <sqlite3.h>

#include "base/assert.h"
#include "base/log.h"
#include "base/metrics.h"
#include "store/control_sql.h"

namespace store {

namespace {

// SQLite's own default for when a log is worth folding back into the database, in pages.
constexpr int frames_worth_a_checkpoint = 1000;
// Readers that overlap for ever would keep the log growing: past this it waits for them to move on.
constexpr int frames_too_many = 16 * frames_worth_a_checkpoint;
constexpr int wait_for_readers_ms = 1000;
constexpr std::size_t most_waiting_jobs = 10'000;

struct Measures {
    base::Counter& jobs = base::counter("cairn_store_writes_total", "Writing jobs that became durable");
    base::Counter& undone = base::counter("cairn_store_writes_undone_total", "Writing jobs that failed or refused");
    base::Counter& commits = base::counter("cairn_store_commits_total", "Commits, one sync each, shared by waiting jobs");
    base::Counter& overlong = base::counter("cairn_store_overlong_writes_total", "Jobs that held the writer past 20 ms");
    base::Gauge& writing = base::gauge("cairn_store_writing", "1 while the store accepts writes");
    base::Histogram& held = base::histogram("cairn_store_write_seconds", "Time a job held the writer");
    base::Histogram& commit = base::histogram("cairn_store_commit_seconds", "Time of a commit with its sync");
    base::Histogram& checkpoint = base::histogram("cairn_store_checkpoint_seconds", "Time of a checkpoint");
};

Measures& measures() {
    static Measures only;
    return only;
}

double seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

int remember_frames(void* count, sqlite3*, const char*, int frames) {
    *static_cast<int*>(count) = frames;
    return SQLITE_OK;
}

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection) : connection_{std::move(connection)} {
    sqlite3_wal_hook(connection_->handle(), remember_frames, &unwritten_frames_);
    // The files stay when the program ends, so that a read-only process never has to make them.
    int keep = 1;
    sqlite3_file_control(connection_->handle(), "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    measures().writing.set(1);
    thread_ = std::thread{[this] { work_until_stopped(); }};
}

Writer::~Writer() {
    {
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Writer::submit(std::unique_ptr<PendingWrite> job) {
    // A job that waits for another would wait for itself.
    CAIRN_ASSERT(std::this_thread::get_id() != thread_.get_id());
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return queue_.size() < most_waiting_jobs || !state_.writing; });
    CAIRN_ASSERT(!stopping_);
    if (!state_.writing) {
        job->fail(std::make_exception_ptr(base::Fault{"The store has stopped writing", state_.reason,
                                                      "Nothing that was confirmed is lost. Put right the cause and start Cairn again"}));
        return;
    }
    queue_.push_back(std::move(job));
    lock.unlock();
    changed_.notify_all();
}

WriterState Writer::state() const {
    const std::scoped_lock lock{mutex_};
    return state_;
}

Writer::Jobs Writer::wait_for_jobs() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    Jobs jobs = std::move(queue_);
    queue_.clear();
    lock.unlock();
    changed_.notify_all();
    return jobs;
}

void Writer::work_until_stopped() {
    for (;;) {
        Jobs jobs = wait_for_jobs();
        if (jobs.empty()) break;
        while (!jobs.empty() && state().writing) commit_together(jobs);
        for (auto& job : jobs) job->fail(std::make_exception_ptr(base::Fault{"The store has stopped writing", state().reason, ""}));
        if (state().writing) checkpoint_when_due(false);
    }
    if (state().writing) checkpoint_when_due(true);
}

// Works off jobs from the front until the turn is over, then makes them durable with one sync.
void Writer::commit_together(Jobs& jobs) {
    Jobs done;
    try {
        connection_->run(begin_writing);
        const auto began = Clock::now();
        while (!jobs.empty() && Clock::now() - began < turn) {
            auto job = std::move(jobs.front());
            jobs.pop_front();
            done.push_back(std::move(job));
            if (!work_in_savepoint(*done.back())) done.pop_back();
        }
        const auto committing = Clock::now();
        connection_->run(commit);
        measures().commit.observe(seconds(Clock::now() - committing));
    } catch (const std::exception& failure) {
        stop_writing(failure.what());
        for (auto& job : done) job->fail(std::current_exception());
        return;
    }
    measures().commits.add();
    measures().jobs.add(done.size());
    tell_followers();
    for (auto& job : done) job->succeed();
}

std::shared_ptr<const void> Writer::follow(std::function<void(Snapshot&)> call) {
    const auto follower = std::make_shared<Follower>();
    follower->call = std::move(call);
    const std::scoped_lock lock{mutex_};
    followers_.push_back(follower);
    return {follower.get(), [follower](const void*) {
                const std::scoped_lock letting_go{follower->mutex};  // Waits until a call that is running has ended.
                follower->call = nullptr;
            }};
}

void Writer::tell_followers() {
    std::vector<std::shared_ptr<Follower>> followers;
    {
        const std::scoped_lock lock{mutex_};
        std::erase_if(followers_, [](const auto& follower) { return follower.use_count() == 1; });
        followers = followers_;
    }
    for (const auto& follower : followers) {
        const std::scoped_lock lock{follower->mutex};
        if (!follower->call) continue;
        try {
            Snapshot snapshot{*connection_};
            follower->call(snapshot);
        } catch (const std::exception& failure) {
            stop_writing(failure.what());
        }
    }
    connection_->forget_changed_tables();
}

// Whether the job waits for the commit. One that failed or refused has been undone and told so.
bool Writer::work_in_savepoint(PendingWrite& job) {
    const auto began = Clock::now();
    bool wanted = false;
    std::exception_ptr failure;
    connection_->run(begin_job);
    try {
        Transaction transaction{*connection_};
        wanted = job.work(transaction);
    } catch (const DatabaseFault& fault) {
        using Kind = DatabaseFault::Kind;
        if (fault.kind() == Kind::Disk || fault.kind() == Kind::Damaged || !connection_->in_transaction()) throw;
        failure = std::current_exception();
    } catch (...) {
        failure = std::current_exception();
    }
    if (!wanted) connection_->run(undo_job);
    connection_->run(end_job);
    const auto held = Clock::now() - began;
    measures().held.observe(seconds(held));
    if (held > turn) {
        measures().overlong.add();
        base::log(base::Level::Warning, "store.overlong_write", {{"milliseconds", seconds(held) * 1000}});
    }
    if (wanted) return true;
    measures().undone.add();
    if (failure) {
        job.fail(failure);
    } else {
        job.succeed();
    }
    return false;
}

// After a failed write or sync nobody knows what the disk holds: trying again could confirm what is lost.
void Writer::stop_writing(const std::string& reason) {
    {
        const std::scoped_lock lock{mutex_};
        if (!state_.writing) return;
        state_ = {.writing = false, .reason = reason};
    }
    changed_.notify_all();
    measures().writing.set(0);
    base::log(base::Level::Error, "store.stopped_writing", {{"reason", reason}});
}

void Writer::checkpoint_when_due(bool at_end) {
    if (!at_end && unwritten_frames_ < frames_worth_a_checkpoint) return;
    const bool wait = unwritten_frames_ >= frames_too_many;
    const int mode = at_end ? SQLITE_CHECKPOINT_TRUNCATE : wait ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    const auto began = Clock::now();
    sqlite3_busy_timeout(connection_->handle(), wait_for_readers_ms);
    const int result = sqlite3_wal_checkpoint_v2(connection_->handle(), "main", mode, nullptr, nullptr);
    measures().checkpoint.observe(seconds(Clock::now() - began));
    if (result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED) return;
    try {
        connection_->fail(result, "The write-ahead log could not be folded into the database", connection_->file().string());
    } catch (const DatabaseFault& failure) {
        stop_writing(failure.what());
    }
}

}  // namespace store
