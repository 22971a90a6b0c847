#include "store/job_json.h"

#include <boost/json.hpp>

#include "base/assert.h"

namespace store {

namespace json = boost::json;

namespace {

std::string text(const json::object& object, std::string_view key) { return std::string{object.at(key).as_string()}; }

json::value instant_or_null(const std::optional<base::Instant>& at) { return at ? json::value(base::to_iso(*at)) : json::value(); }

std::optional<base::Instant> instant(const json::object& object, std::string_view key) {
    const auto& value = object.at(key);
    return value.is_null() ? std::nullopt : base::parse_instant(std::string_view{value.as_string()});
}

JobState state_named(std::string_view name) {
    for (const auto state : {JobState::Queued, JobState::Running, JobState::Done, JobState::Failed}) {
        if (name_of(state) == name) return state;
    }
    return JobState::Stopped;
}

}  // namespace

json::object to_json(const JobStatus& job) {
    return {{"job", job.id.value()},
            {"kind", job.kind},
            {"parameters", job.parameters},
            {"state", name_of(job.state)},
            {"done", job.done},
            {"total", job.total},
            {"message", job.message},
            {"result", job.result},
            {"left_seconds", job.left ? json::value(job.left->count()) : json::value()},
            {"created_at", base::to_iso(job.created_at)},
            {"started_at", instant_or_null(job.started_at)},
            {"ended_at", instant_or_null(job.ended_at)}};
}

JobStatus job_from_json(const json::object& object) {
    JobStatus job;
    job.id = JobId{object.at("job").as_int64()};
    job.kind = text(object, "kind");
    job.parameters = text(object, "parameters");
    job.state = state_named(std::string_view{object.at("state").as_string()});
    job.done = object.at("done").as_int64();
    job.total = object.at("total").as_int64();
    job.message = text(object, "message");
    job.result = text(object, "result");
    if (const auto& left = object.at("left_seconds"); !left.is_null()) job.left = std::chrono::seconds{left.as_int64()};
    job.created_at = instant(object, "created_at").value_or(base::Instant{});
    job.started_at = instant(object, "started_at");
    job.ended_at = instant(object, "ended_at");
    return job;
}

}  // namespace store
