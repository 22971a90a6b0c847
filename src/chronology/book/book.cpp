#include "chronology/book/book.h"

#include <algorithm>
#include <utility>

namespace chronology {

namespace {

const std::vector<BookWords>& words_on(const std::map<std::string, std::vector<BookWords>, std::less<>>& all, std::string_view entry) {
    static const std::vector<BookWords> none;
    const auto found = all.find(entry);
    return found == all.end() ? none : found->second;
}

Mark mark_of(const LogItem& item) { return {item.written_by, item.written_at}; }

}  // namespace

Book::Book() : settings_{usual_settings()} {}

BookEntry* Book::entry_of(std::string_view id) {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

const BookEntry* Book::find(std::string_view id) const {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

const BookImport* Book::find_import(std::string_view id) const {
    const auto found = std::ranges::find(imports_, id, &BookImport::id);
    return found == imports_.end() ? nullptr : &*found;
}

void Book::take_entry(const LogItem& item, const EntrySaid& said, Origin origin, std::size_t import) {
    BookEntry made{.entry = {.agency = said.agency, .when = said.when, .words = said.words, .cells = said.cells, .origin = std::move(origin)}, .made = mark_of(item), .import = import, .earlier = {}, .withheld = {}};
    made.entry.sequence = ++sequences_[said.agency];
    made.entry.id = import == SIZE_MAX ? item.id.to_string() : imports_[import].id + "." + std::to_string(made.entry.sequence);
    by_id_[made.entry.id] = entries_.size();
    entries_.push_back(std::move(made));
}

void Book::take_import(const LogItem& item) {
    auto said = import_from(item.json);
    auto read = std::exchange(said.entries, {});
    const auto index = imports_.size();
    BookImport made{.id = item.id.to_string(), .said = std::move(said), .made = mark_of(item), .entries = read.size(), .fates = {}};
    made.fates.resize(made.said.rejected.size());
    imports_.push_back(std::move(made));
    for (auto& entry : read) take_entry(item, {entry.agency, entry.words, entry.when, std::move(entry.cells)}, std::move(entry.origin), index);
}

void Book::take_revision(const LogItem& item) {
    auto said = revision_from(item.json);
    auto* entry = entry_of(said.entry);
    if (!entry) return;
    entry->earlier.push_back({{entry->entry.agency, entry->entry.words, entry->entry.when, entry->entry.cells}, mark_of(item), said.why});
    entry->entry.words = std::move(said.said.words), entry->entry.when = said.said.when, entry->entry.cells = std::move(said.said.cells);
    ++entry->revision;
}

void Book::take_row(const LogItem& item) {
    auto said = row_from(item.json);
    const auto import = static_cast<std::size_t>(std::ranges::find(imports_, said.import, &BookImport::id) - imports_.begin());
    if (import >= imports_.size() || said.row >= imports_[import].fates.size() || !imports_[import].fates[said.row].open()) return;
    if (item.act == Act::SetAside) {
        imports_[import].fates[said.row].why = std::move(said.why);
        return;
    }
    take_entry(item, said.said, imports_[import].said.rejected[said.row].origin, import);
    imports_[import].fates[said.row].entry = entries_.back().entry.id;
}

void Book::take_link(const LogItem& item) {
    auto said = link_from(item.json);
    const bool adds = item.act == Act::Link || item.act == Act::Theme;
    const auto same = [&](const LinkSaid& other) { return other.entry == said.entry && other.to == said.to && other.kind == said.kind; };
    if (!adds) std::erase_if(links_, same);
    else if (find(said.entry) && std::ranges::none_of(links_, same)) links_.push_back(std::move(said));
}

void Book::apply(const LogItem& item) {
    sequence_ = item.sequence;
    const auto words = [&] { return BookWords{item.id.to_string(), words_from(item.json), mark_of(item)}; };
    switch (item.act) {
        case Act::Settings: settings_ = settings_from(item.json); return;
        case Act::Mapping: {
            auto said = mapping_from(item.json);
            mappings_[said.agency] = std::move(said.mapping);
            return;
        }
        case Act::Import: return take_import(item);
        case Act::Entry: return take_entry(item, entry_from(item.json), {}, SIZE_MAX);
        case Act::Corrected:
        case Act::SetAside: return take_row(item);
        case Act::Revision: return take_revision(item);
        case Act::Withheld:
        case Act::Given: {
            auto said = words_from(item.json);
            if (auto* entry = entry_of(said.on); entry && item.act == Act::Withheld) entry->withheld = std::pair{mark_of(item), std::move(said.text)};
            else if (entry) entry->withheld.reset();
            return;
        }
        case Act::Remark: {
            auto said = words();
            remarks_[said.said.on].push_back(std::move(said));
            return;
        }
        case Act::Comment: {
            auto said = words();
            comments_[said.said.on].push_back(std::move(said));
            return;
        }
        case Act::Question: questions_.push_back({words(), {}}); return;
        case Act::Answer: {
            auto said = words();
            if (const auto found = std::ranges::find(questions_, said.said.on, [](const BookQuestion& question) { return question.asked.id; }); found != questions_.end()) found->answers.push_back(std::move(said));
            return;
        }
        case Act::Decision: {
            auto said = words();
            decisions_.insert_or_assign(said.said.on, std::move(said));
            return;
        }
        case Act::Link:
        case Act::Unlink:
        case Act::Theme:
        case Act::Unthemed: return take_link(item);
    }
}

void Book::sort() {
    order_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (!entries_[i].withheld) order_.push_back(i);
    std::ranges::sort(order_, [&](std::size_t a, std::size_t b) { return stands_before(entries_[a].entry, entries_[b].entry); });
}

const std::vector<BookWords>& Book::remarks_on(std::string_view entry) const { return words_on(remarks_, entry); }
const std::vector<BookWords>& Book::comments_on(std::string_view entry) const { return words_on(comments_, entry); }

const BookQuestion* Book::find_question(std::string_view id) const {
    const auto found = std::ranges::find(questions_, id, [](const BookQuestion& question) { return std::string_view{question.asked.id}; });
    return found == questions_.end() ? nullptr : &*found;
}

const BookWords* Book::decision_on(std::string_view point) const {
    const auto found = decisions_.find(point);
    return found == decisions_.end() ? nullptr : &found->second;
}

std::vector<std::string> Book::linked_to(std::string_view entry, std::string_view kind) const {
    std::vector<std::string> out;
    for (const auto& link : links_)
        if (link.entry == entry && link.kind == kind) out.push_back(link.to);
    return out;
}

std::string Book::mapping_for(std::string_view agency) const {
    const auto found = mappings_.find(agency);
    return found == mappings_.end() ? std::string{} : found->second;
}

std::set<std::string> Book::agencies() const {
    std::set<std::string> out;
    for (const auto& entry : entries_) out.insert(entry.entry.agency);
    return out;
}

std::size_t Book::open_rejected() const {
    std::size_t open = 0;
    for (const auto& import : imports_) open += static_cast<std::size_t>(std::ranges::count_if(import.fates, &BookImport::Fate::open));
    return open;
}

std::string key_of(const Point& point, const std::vector<Entry>& entries) {
    std::string key{to_word(point.kind)};
    for (const auto entry : point.entries) key += "~" + entries[entry].id;
    if (!point.agency.empty()) key += "~" + point.agency;
    if (!point.detail.empty()) key += "~" + point.detail;
    return key;
}

}  // namespace chronology
