#include "cli/work.h"

#include "base/fault.h"
#include "cli/interruption.h"
#include "cli/progress.h"
#include "store/handover.h"

namespace cli {

using store::JobState;

namespace {

/// Work done by this process itself: nothing of it outlives the process but what it wrote to the store.
class LocalRun : public store::JobRun {
public:
    LocalRun(std::string_view parameters, ProgressLine& line) : parameters_{parameters}, line_{line}, began_{std::chrono::steady_clock::now()} {}

    store::JobId id() const override { return store::JobId{0}; }
    const std::string& parameters() const override { return parameters_; }
    const std::string& resume_from() const override { return nothing_; }
    void save(std::string_view) override {}
    bool stop_wanted() const override { return Interruption::wanted(); }
    void progress(std::int64_t done, std::int64_t total, std::string_view message) override { line_.show(done, total, message, left(done, total)); }
    void say(std::string_view words) override { line_.say(words); }

private:
    std::optional<std::chrono::seconds> left(std::int64_t done, std::int64_t total) const {
        if (done <= 0 || total <= done) return std::nullopt;
        const auto taken = std::chrono::steady_clock::now() - began_;
        return std::chrono::duration_cast<std::chrono::seconds>(taken * (total - done) / done);
    }

    std::string parameters_, nothing_;
    ProgressLine& line_;
    std::chrono::steady_clock::time_point began_;
};

Ended handed_over(store::Handover& owner, std::string_view kind, std::string_view parameters, ProgressLine& line) {
    const auto job = owner.submit(kind, parameters);
    if (!job) return {.done = false, .result = {}, .problem = job.error()};
    const auto status = owner.watch(
        *job, [&](const store::JobStatus& now) { line.show(now.done, now.total, now.message, now.left); }, [&](std::string_view words) { line.say(words); });
    if (status.state == JobState::Done) return {.done = true, .result = status.result, .problem = {}};
    return {.done = false, .result = status.result, .problem = status.state == JobState::Stopped ? "It was stopped. Run it again to go on." : status.message};
}

Ended done_here(Library& library, std::string_view kind, std::string_view parameters, ProgressLine& line) {
    const auto works = works_of(library);
    const auto work = works.find(kind);
    if (work == works.end()) throw base::Fault{"Unknown kind of work", std::string{kind}, ""};
    const Interruption interruption;
    LocalRun run{parameters, line};
    const auto result = work->second(run);
    if (!result) return {.done = false, .result = {}, .problem = "It was stopped. Run it again to go on."};
    return {.done = true, .result = *result, .problem = {}};
}

}  // namespace

Ended do_work(const Setting& setting, std::string_view kind, std::string_view parameters, Showing showing) {
    ProgressLine line{showing == Showing::Progress};
    if (auto owner = store::Handover::connect(setting.data)) return handed_over(*owner, kind, parameters, line);
    const auto library = Library::open(setting, Library::Access::Owner, "cairn " + std::string{kind});
    return done_here(*library, kind, parameters, line);
}

}  // namespace cli
