#include <atomic>
#include <map>
#include <mutex>

#include "collection/recommendation_texts.h"
#include "learning/alike.h"
#include "learning/alike_book.h"

namespace learning {

namespace {

CAIRN_SQL(all_tracker_texts, "SELECT r.recommendation_id, r.text FROM learning_recommendation r WHERE r.identifying = 0 ORDER BY r.recommendation");

}  // namespace

class AlikeBook::Inside {
public:
    std::vector<Found> like(store::Store& store, std::string_view text, std::size_t most, double least) {
        const std::lock_guard lock{mutex_};
        follow(store);
        std::vector<Found> list;
        for (const auto& found : index_.like(text, most, least)) {
            auto one = whose_[found.place];
            one.share = found.share;
            list.push_back(std::move(one));
        }
        return list;
    }

private:
    void follow(store::Store& store) {
        if (!following_)
            following_ = store.follow_commits([this](store::Snapshot& snapshot) {
                if (snapshot.changed_tables().contains("collection_public_point")) collection_changed_ = true;
                if (snapshot.changed_tables().contains("learning_recommendation")) trackers_changed_ = true;
            });
        if (collection_changed_.exchange(false)) store.read([&](store::Snapshot& snapshot) { read_collection(snapshot); });
        if (trackers_changed_.exchange(false)) store.read([&](store::Snapshot& snapshot) { read_trackers(snapshot); });
    }

    void read_collection(store::Snapshot& snapshot) {
        std::map<std::string, std::pair<std::string, std::size_t>> now;
        collection::each_public_recommendation(snapshot, [&](std::int64_t id, std::string_view text) { keep(points_, now, std::to_string(id), text, {.from = Found::From::Collection, .point = id, .recommendation = {}}); });
        drop_rest(points_, now);
    }
    void read_trackers(store::Snapshot& snapshot) {
        std::map<std::string, std::pair<std::string, std::size_t>> now;
        for (auto rows = snapshot.query(all_tracker_texts); rows.step();) keep(trackers_, now, rows.text(0), rows.text_view(1), {.from = Found::From::Tracker, .point = 0, .recommendation = rows.text(0)});
        drop_rest(trackers_, now);
    }

    using Kept = std::map<std::string, std::pair<std::string, std::size_t>>;  ///< Text and place, by id.
    /// A text that is there already stays where it is.
    void keep(Kept& before, Kept& now, const std::string& id, std::string_view text, Found whose) {
        if (const auto known = before.find(id); known != before.end() && known->second.first == text) {
            now.insert(before.extract(known));
            return;
        }
        now.emplace(id, std::pair{std::string{text}, index_.add(text)});
        whose_.push_back(std::move(whose));
    }
    void drop_rest(Kept& before, Kept& now) {
        for (const auto& [id, kept] : before) index_.remove(kept.second);
        before = std::move(now);
    }

    std::mutex mutex_;
    AlikeIndex index_;
    std::vector<Found> whose_;  ///< By place.
    Kept points_, trackers_;
    std::atomic<bool> collection_changed_{true}, trackers_changed_{true};
    std::shared_ptr<const void> following_;
};

AlikeBook::AlikeBook() : inside_{std::make_unique<Inside>()} {}
AlikeBook::~AlikeBook() = default;

std::vector<AlikeBook::Found> AlikeBook::like(store::Store& store, std::string_view text, std::size_t most, double least) { return inside_->like(store, text, most, least); }

}  // namespace learning
