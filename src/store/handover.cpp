#include "store/handover.h"

#include <boost/json.hpp>

#include "base/fault.h"
#include "store/channel.h"
#include "store/job_json.h"

namespace store {

namespace json = boost::json;

class Handover::Inside {
public:
    explicit Inside(Channel channel) : channel_{std::move(channel)} {}

    json::object ask(const json::object& question) {
        if (!channel_.send(json::serialize(question))) throw_gone();
        return next_answer();
    }

    json::object next_answer() {
        const auto frame = channel_.receive();
        if (!frame) throw_gone();
        json::error_code error;
        const auto value = json::parse(*frame, error);
        if (error || !value.is_object()) throw_gone();
        return value.as_object();
    }

private:
    [[noreturn]] static void throw_gone() {
        throw base::Fault{"The server went away before it had answered", "",
                          "What it had taken on goes on when it is started again; look there before asking anew"};
    }
    Channel channel_;
};

Handover::Handover(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
Handover::Handover(Handover&&) noexcept = default;
Handover::~Handover() = default;

std::optional<Handover> Handover::connect(const std::filesystem::path& folder) {
    auto channel = Channel::connect(folder);
    if (!channel) return std::nullopt;
    return Handover{std::make_unique<Inside>(std::move(*channel))};
}

Handover::Owner Handover::ping() {
    const auto answer = inside_->ask({{"ask", "ping"}});
    return {.purpose = std::string{answer.at("purpose").as_string()}, .process = static_cast<int>(answer.at("process").as_int64())};
}

std::expected<JobId, std::string> Handover::submit(std::string_view kind, std::string_view parameters) {
    const auto answer = inside_->ask({{"ask", "submit"}, {"kind", kind}, {"parameters", parameters}});
    if (const auto* refused = answer.if_contains("refused")) return std::unexpected{std::string{refused->as_string()}};
    return JobId{answer.at("job").as_int64()};
}

void Handover::stop(JobId id) { inside_->ask({{"ask", "stop"}, {"job", id.value()}}); }

JobStatus Handover::watch(JobId id, const JobWatcher& on_status, const std::function<void(std::string_view)>& on_line) {
    auto answer = inside_->ask({{"ask", "watch"}, {"job", id.value()}});
    for (;; answer = inside_->next_answer()) {
        if (const auto* refused = answer.if_contains("refused")) throw base::Fault{std::string{refused->as_string()}, "", ""};
        for (const auto& line : answer.at("lines").as_array()) {
            if (on_line) on_line(std::string_view{line.as_string()});
        }
        const JobStatus status = job_from_json(answer.at("status").as_object());
        if (on_status) on_status(status);
        if (status.ended()) return status;
    }
}

}  // namespace store
