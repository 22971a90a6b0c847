#include "casework/meeting.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace casework {

namespace {

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional{number} : std::nullopt;
}

/// "14:20" since midnight.
std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hour = whole_number(text.substr(0, colon)), minute = whole_number(text.substr(colon + 1));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return std::chrono::minutes{*hour * 60 + *minute};
}

}  // namespace

const Record* agenda_record(const CaseFile& file, const Record& meeting) {
    const Record* found = nullptr;
    for (const auto* record : file.all("agenda"))
        if (record->parent == meeting.id.to_string()) found = record;
    return found;
}

std::vector<AgendaItem> agenda_of(const Record& meeting, const Record* agenda) {
    std::vector<AgendaItem> items;
    if (!agenda) return items;
    auto begins = time_of_day(meeting.answers.of("meeting", "at"));
    for (std::size_t turn = 0; turn < agenda->answers.turns("item"); ++turn) {
        AgendaItem item{.turn = turn, .title = agenda->answers.of("item", "title", turn), .who = agenda->answers.of("item", "who", turn), .minutes = whole_number(agenda->answers.of("item", "minutes", turn)), .begins = begins,
                        .papers = agenda->answers.choices({"item", turn, "papers"})};
        begins = begins && item.minutes ? std::optional{*begins + std::chrono::minutes{*item.minutes}} : std::nullopt;
        items.push_back(std::move(item));
    }
    return items;
}

Answers moved(const Answers& agenda, std::size_t turn, Towards towards) {
    const auto turns = agenda.turns("item");
    if (turn >= turns || (towards == Towards::Earlier ? turn == 0 : turn + 1 == turns)) return agenda;
    const auto other = towards == Towards::Earlier ? turn - 1 : turn + 1;
    Answers made;
    for (const auto& [place, words] : agenda.all()) {
        auto to = place;
        if (place.section == "item" && place.turn == turn) to.turn = other;
        else if (place.section == "item" && place.turn == other) to.turn = turn;
        made.set(to, words);
    }
    return made;
}

std::vector<PartnerSeat> partner_seats(const Record& meeting) {
    std::vector<PartnerSeat> seats;
    for (const char* partner : std::array{"local_authority", "health", "police"}) {
        PartnerSeat seat{partner};
        for (std::size_t turn = 0; turn < meeting.answers.turns("attendance"); ++turn) seat.taken = seat.taken || meeting.answers.of("attendance", "partner", turn) == partner;
        seats.push_back(std::move(seat));
    }
    return seats;
}

std::vector<std::string> papers_asked(const std::vector<AgendaItem>& agenda) {
    std::vector<std::string> papers;
    for (const auto& item : agenda)
        for (const auto& paper : item.papers)
            if (std::ranges::find(papers, paper) == papers.end()) papers.push_back(paper);
    return papers;
}

}  // namespace casework
