/// The chronologies that are open now, with the texts of each as those read them who may not know names.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <utility>

#include "chronology/book/shelf.h"
#include "chronology/people/labels.h"
#include "web/html/words.h"

namespace web {

/// One for the life of the server; safe for many threads. Plain case material in memory: `forget` what is destroyed.
class ChronologyShelf {
public:
    chronology::Shelf books;

    /// The labelled texts of one case in one language: the words for what is hidden are of that language.
    std::shared_ptr<chronology::LabelledTexts> labelled(const casework::Case& of, html::Language language);
    void forget(const casework::Case& of);

private:
    using Whose = std::pair<std::int64_t, html::Language>;
    static constexpr std::size_t most_ = 16;
    std::mutex mutex_;
    std::list<std::pair<Whose, std::shared_ptr<chronology::LabelledTexts>>> texts_;  ///< The last used first.
};

}  // namespace web
