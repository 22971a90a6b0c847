/// Pictures of pages that were drawn lately: drawing one takes the helper process some hundred milliseconds.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace web {

class PictureShelf {
public:
    explicit PictureShelf(std::size_t most_bytes) : most_bytes_{most_bytes} {}

    using Picture = std::shared_ptr<const std::string>;

    /// The picture kept under `key`, or what `draw` makes, which is then kept; nothing if it makes nothing. Two who ask at once may both draw.
    Picture find_or(const std::string& key, const std::function<Picture()>& draw);

private:
    struct Kept {
        std::string key;
        Picture picture;
    };

    std::size_t most_bytes_;
    std::mutex mutex_;
    std::list<Kept> newest_first_;
    std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
    std::size_t bytes_ = 0;
};

}  // namespace web
