#include "web/server/health.h"

#include <fmt/format.h>

namespace web {

void Health::add(ReadinessCheck check) {
    const std::lock_guard lock{mutex_};
    checks_.push_back(std::move(check));
}

void Health::add_metrics(std::function<std::string()> text) {
    const std::lock_guard lock{mutex_};
    texts_.push_back(std::move(text));
}

Health::Readiness Health::readiness() const {
    const std::lock_guard lock{mutex_};
    Readiness readiness;
    const auto say = [&](std::string_view name, std::string_view problem) {
        readiness.ready = readiness.ready && problem.empty();
        readiness.words += fmt::format("{}: {}\n", name, problem.empty() ? "ok" : problem);
    };
    say("server", stopping_ ? "stopping" : "");
    for (const ReadinessCheck& check : checks_) say(check.name, check.problem());
    return readiness;
}

void Health::answered(int status, std::chrono::microseconds took) {
    ++by_class_[static_cast<std::size_t>(status / 100) % by_class_.size()];
    const double seconds = static_cast<double>(took.count()) / 1e6;
    std::size_t bucket = 0;
    while (bucket < bucket_seconds.size() && seconds > bucket_seconds[bucket]) ++bucket;
    ++by_time_[bucket];
    microseconds_ += static_cast<std::uint64_t>(took.count());
}

std::string Health::metrics() const {
    std::string page =
        "# HELP cairn_http_responses_total Answered requests by class of status.\n# TYPE cairn_http_responses_total counter\n";
    for (std::size_t status = 1; status < by_class_.size(); ++status)
        page += fmt::format("cairn_http_responses_total{{class=\"{}xx\"}} {}\n", status, by_class_[status].load());
    page += "# HELP cairn_http_response_seconds Time from the whole header to the whole answer.\n# TYPE cairn_http_response_seconds histogram\n";
    std::uint64_t counted = 0;
    for (std::size_t i = 0; i < bucket_seconds.size(); ++i)
        page += fmt::format("cairn_http_response_seconds_bucket{{le=\"{}\"}} {}\n", bucket_seconds[i], counted += by_time_[i]);
    counted += by_time_.back();
    page += fmt::format("cairn_http_response_seconds_bucket{{le=\"+Inf\"}} {}\ncairn_http_response_seconds_sum {}\ncairn_http_response_seconds_count {}\n",
                        counted, static_cast<double>(microseconds_) / 1e6, counted);
    page += fmt::format("# TYPE cairn_http_connections gauge\ncairn_http_connections {}\n", connections_open_.load());
    page += fmt::format("# TYPE cairn_http_connections_total counter\ncairn_http_connections_total {}\n", connections_total_.load());
    page += fmt::format("# TYPE cairn_http_connections_refused_total counter\ncairn_http_connections_refused_total {}\n", connections_refused_.load());
    const std::lock_guard lock{mutex_};
    for (const auto& text : texts_) page += text();
    return page;
}

}  // namespace web
