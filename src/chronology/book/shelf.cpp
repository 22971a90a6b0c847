#include "chronology/book/shelf.h"

#include <algorithm>

namespace chronology {

namespace {

std::shared_ptr<const Opened> brought_up(const std::shared_ptr<const Opened>& known, const std::vector<LogItem>& items) {
    auto opened = std::make_shared<Opened>();
    if (known) opened->book = known->book;
    for (const auto& item : items) opened->book.apply(item);
    opened->book.sort();
    for (const auto entry : opened->book.order()) opened->entries.push_back(opened->book.entries()[entry].entry);
    const auto& settings = opened->book.settings();
    opened->known = known_topics(opened->entries, topics_of(settings.facts));
    opened->points = points_of(opened->entries, settings.facts, opened->known, settings.thresholds);
    return opened;
}

/// Remarks and the like change no entry: what the checks said stands.
bool changes_entries(const std::vector<LogItem>& items) {
    return std::ranges::any_of(items, [](const LogItem& item) {
        return item.act == Act::Settings || item.act == Act::Import || item.act == Act::Entry || item.act == Act::Corrected || item.act == Act::Revision || item.act == Act::Withheld || item.act == Act::Given;
    });
}

}  // namespace

std::shared_ptr<const Opened> Shelf::open(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& of) {
    std::shared_ptr<const Opened> known;
    {
        const std::scoped_lock lock{mutex_};
        const auto found = std::ranges::find(books_, of.key.value(), [](const auto& book) { return book.first; });
        if (found != books_.end()) known = found->second, books_.splice(books_.begin(), books_, found);
    }
    const auto last = last_sequence(snapshot, of);
    if (ground.keys.is_destroyed(of.seal) || (known && last < known->book.sequence())) known.reset();  // Destroyed, or a backup was put back.
    if (known && last == known->book.sequence()) return known;
    const auto items = log_after(snapshot, ground, of, known ? known->book.sequence() : 0);
    std::shared_ptr<const Opened> opened;
    if (known && !changes_entries(items)) {
        auto copy = std::make_shared<Opened>(*known);
        for (const auto& item : items) copy->book.apply(item);
        opened = std::move(copy);
    } else {
        opened = brought_up(known, items);
    }
    const std::scoped_lock lock{mutex_};
    std::erase_if(books_, [&](const auto& book) { return book.first == of.key.value(); });
    books_.emplace_front(of.key.value(), opened);
    if (books_.size() > most_) books_.pop_back();
    return opened;
}

void Shelf::forget(const casework::Case& of) {
    const std::scoped_lock lock{mutex_};
    std::erase_if(books_, [&](const auto& book) { return book.first == of.key.value(); });
}

}  // namespace chronology
