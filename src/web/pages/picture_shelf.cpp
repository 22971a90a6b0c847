#include "web/pages/picture_shelf.h"

namespace web {

PictureShelf::Picture PictureShelf::find_or(const std::string& key, const std::function<Picture()>& draw) {
    {
        const std::lock_guard lock{mutex_};
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
            return found->second->picture;
        }
    }
    auto picture = draw();
    if (!picture || picture->size() > most_bytes_) return picture;
    const std::lock_guard lock{mutex_};
    if (by_key_.contains(key)) return picture;
    newest_first_.push_front({key, picture});
    by_key_.emplace(key, newest_first_.begin());
    bytes_ += picture->size();
    while (bytes_ > most_bytes_) {
        bytes_ -= newest_first_.back().picture->size();
        by_key_.erase(newest_first_.back().key);
        newest_first_.pop_back();
    }
    return picture;
}

}  // namespace web
