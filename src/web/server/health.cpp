#include "web/server/health.h"

#include <fmt/format.h>

#include "base/metrics.h"

namespace web {

namespace {

base::Gauge& open_connections() {
    static base::Gauge& open = base::gauge("cairn_http_connections", "Open connections.");
    return open;
}

base::Counter& answers(int status) {
    constexpr const char* help = "Answered requests by class of status.";
    static base::Counter* const by_class[] = {
        &base::counter("cairn_http_responses_total", help, {{"class", "1xx"}}), &base::counter("cairn_http_responses_total", help, {{"class", "2xx"}}),
        &base::counter("cairn_http_responses_total", help, {{"class", "3xx"}}), &base::counter("cairn_http_responses_total", help, {{"class", "4xx"}}),
        &base::counter("cairn_http_responses_total", help, {{"class", "5xx"}})};
    return *by_class[status / 100 - 1];
}

}  // namespace

void Health::add(ReadinessCheck check) {
    const std::lock_guard lock{mutex_};
    checks_.push_back(std::move(check));
}

Health::Readiness Health::readiness() const {
    Readiness readiness;
    const auto say = [&](std::string_view name, std::string_view problem) {
        readiness.ready = readiness.ready && problem.empty();
        readiness.words += fmt::format("{}: {}\n", name, problem.empty() ? "ok" : problem);
    };
    say("server", stopping_ ? "stopping" : "");
    const std::lock_guard lock{mutex_};
    for (const ReadinessCheck& check : checks_) say(check.name, check.problem());
    return readiness;
}

void count_answer(int status, std::chrono::microseconds took) {
    static base::Histogram& seconds = base::histogram("cairn_http_response_seconds", "Time from the whole header to the whole answer.");
    answers(status).add();
    seconds.observe(std::chrono::duration<double>(took).count());
}

void count_connection_opened() {
    static base::Counter& opened = base::counter("cairn_http_connections_total", "Connections accepted.");
    opened.add();
    open_connections().add(1);
}

void count_connection_closed() { open_connections().add(-1); }

void count_connection_refused() {
    static base::Counter& refused = base::counter("cairn_http_connections_refused_total", "Connections refused by a limit.");
    refused.add();
}

}  // namespace web
