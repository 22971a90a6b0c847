#include <unistd.h>

#include <boost/json.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "store/channel.h"
#include "store/handover.h"
#include "store/job_json.h"
#include "store/store.h"

namespace store {

namespace json = boost::json;

namespace {

// Commands on one machine by one user: more than this is a mistake.
constexpr std::size_t most_connections = 32;
constexpr std::chrono::milliseconds between_answers{100};
constexpr std::chrono::milliseconds look_again{500};

// What a watching connection has heard of its job.
class News {
public:
    void put(const JobStatus& status) {
        const std::scoped_lock lock{mutex_};
        latest_ = status;
        changed_.notify_all();
    }
    void wait() {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, look_again, [this] { return latest_.has_value(); });
        latest_.reset();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<JobStatus> latest_;
};

}  // namespace

class HandoverServer::Inside {
public:
    Inside(Store& store, std::string purpose) : store_{store}, purpose_{std::move(purpose)}, listener_{store.folder()} {
        thread_ = std::thread{[this] { accept_all(); }};
    }

    ~Inside() {
        ending_.store(true);
        listener_.close();
        thread_.join();
        {
            const std::scoped_lock lock{mutex_};
            for (auto& visitor : visitors_) visitor.channel.close_both_ways();
        }
        for (auto& visitor : visitors_) visitor.thread.join();
    }

private:
    struct Visitor {
        explicit Visitor(Channel accepted) : channel{std::move(accepted)} {}
        Channel channel;
        std::atomic<bool> gone{false};
        std::thread thread{};
    };

    void accept_all() {
        while (auto channel = listener_.accept()) {
            const std::scoped_lock lock{mutex_};
            visitors_.remove_if([](Visitor& visitor) {
                if (visitor.gone.load()) visitor.thread.join();
                return visitor.gone.load() && !visitor.thread.joinable();
            });
            if (!channel->is_from_this_user() || visitors_.size() >= most_connections) continue;
            Visitor& visitor = visitors_.emplace_back(std::move(*channel));
            visitor.thread = std::thread{[this, &visitor] {
                serve(visitor.channel);
                visitor.gone.store(true);
            }};
        }
    }

    void serve(Channel& channel) {
        while (const auto frame = channel.receive()) {
            try {
                const auto question = json::parse(*frame).as_object();
                const std::string ask{question.at("ask").as_string()};
                if (ask == "watch") {
                    watch(channel, JobId{question.at("job").as_int64()});
                } else {
                    channel.send(json::serialize(answer(ask, question)));
                }
            } catch (const std::exception& failure) {
                base::log(base::Level::Warning, "store.handover_failed", {{"reason", failure.what()}});
                channel.send(json::serialize(json::object{{"refused", failure.what()}}));
            }
        }
    }

    json::object answer(const std::string& ask, const json::object& question) {
        if (ask == "ping") return {{"purpose", purpose_}, {"process", ::getpid()}};
        if (ask == "submit") return submit(question);
        if (ask == "stop") {
            store_.jobs().stop(JobId{question.at("job").as_int64()});
            return {{"asked", true}};
        }
        return {{"refused", "The running server does not know \"" + ask + "\": it is of another version"}};
    }

    json::object submit(const json::object& question) {
        const std::string kind{question.at("kind").as_string()};
        if (!store_.jobs().defines(kind)) return {{"refused", "The running server cannot do \"" + kind + "\": it is of another version"}};
        return {{"job", store_.jobs().submit(kind, std::string_view{question.at("parameters").as_string()}).value()}};
    }

    // The connection may end at any time; the job does not.
    void watch(Channel& channel, JobId id) {
        News news;
        const auto watching = store_.jobs().watch(id, [&](const JobStatus& status) { news.put(status); });
        for (int line = 0; !ending_.load();) {
            const auto status = store_.jobs().find(id);
            if (!status) throw base::Fault{"There is no such job", "", ""};
            json::array lines;
            for (auto& [number, words] : store_.jobs().lines(id, line)) {
                line = number;
                lines.emplace_back(words);
            }
            if (!channel.send(json::serialize(json::object{{"status", to_json(*status)}, {"lines", std::move(lines)}})) || status->ended()) return;
            std::this_thread::sleep_for(between_answers);
            news.wait();
        }
    }

    Store& store_;
    std::string purpose_;
    Listener listener_;
    std::atomic<bool> ending_{false};
    std::mutex mutex_;
    std::list<Visitor> visitors_;
    std::thread thread_;
};

HandoverServer::HandoverServer(Store& store, std::string purpose) : inside_{std::make_unique<Inside>(store, std::move(purpose))} {}

HandoverServer::~HandoverServer() = default;

}  // namespace store
