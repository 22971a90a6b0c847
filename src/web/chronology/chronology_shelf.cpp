#include "web/chronology/chronology_shelf.h"

#include <algorithm>

namespace web {

std::shared_ptr<ChronologyShelf> new_chronology_shelf() { return std::make_shared<ChronologyShelf>(); }

std::shared_ptr<chronology::LabelledTexts> ChronologyShelf::labelled(const casework::Case& of, html::Language language) {
    const std::scoped_lock lock{mutex_};
    const Whose whose{of.key.value(), language};
    const auto found = std::ranges::find(texts_, whose, [](const auto& one) { return one.first; });
    if (found != texts_.end()) texts_.splice(texts_.begin(), texts_, found);
    else texts_.emplace_front(whose, std::make_shared<chronology::LabelledTexts>());
    if (texts_.size() > most_) texts_.pop_back();
    return texts_.front().second;
}

void ChronologyShelf::forget(const casework::Case& of) {
    books.forget(of);
    const std::scoped_lock lock{mutex_};
    std::erase_if(texts_, [&](const auto& one) { return one.first.first == of.key.value(); });
}

}  // namespace web
