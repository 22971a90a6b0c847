/// A meeting about a case: its agenda in order, who was there for the three partners, and which papers go with it.
///
/// Source: domain reference 1.4 (attendees) and 2.2; quorum of the three partners: guards.cpp, as Working Together has it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

struct AgendaItem {
    std::size_t turn = 0;                        ///< Its place in the record.
    std::string title, who;
    std::optional<int> minutes;
    std::optional<std::chrono::minutes> begins;  ///< Since midnight; nothing where the meeting has no time, or an item before it none.
    std::vector<std::string> papers;             ///< "paper_notification"
};

/// The agenda that belongs to the meeting, or nothing where none is written.
const Record* agenda_record(const CaseFile& file, const Record& meeting);
std::vector<AgendaItem> agenda_of(const Record& meeting, const Record* agenda);

/// The agenda with this item one place earlier or later; as it was where there is no such place.
enum class Towards { Earlier, Later };
Answers moved(const Answers& agenda, std::size_t turn, Towards towards);

/// Which of the three partners are down as attending, in the order local authority, health, police.
struct PartnerSeat {
    std::string partner;
    bool taken = false;
};
std::vector<PartnerSeat> partner_seats(const Record& meeting);

/// The papers that some item of the agenda asks for, each once.
std::vector<std::string> papers_asked(const std::vector<AgendaItem>& agenda);

}  // namespace casework
