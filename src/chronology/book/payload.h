/// What each act says, as it is kept, and back. Reading throws base::Fault on what writing did not write.
#pragma once

#include <string>
#include <vector>

#include "chronology/checks/point.h"
#include "chronology/entry.h"
#include "chronology/sheet/reading.h"

namespace chronology {

/// A column that the case asks for.
struct CaseColumn {
    Meaning meaning{};
    bool mandatory = false;
    friend bool operator==(const CaseColumn&, const CaseColumn&) = default;
};

/// What a case sets for its chronology.
struct BookSettings {
    std::vector<CaseColumn> columns{};  ///< Besides start and end, source and event, which always stand.
    CaseFacts facts{};
    Thresholds thresholds{};
    int first_year = DateContext{}.first_year;
};
/// Every column of the reference, child seen and spoken to among them; none mandatory.
BookSettings usual_settings();

/// How one table of a file was read, so that a row of it can be read again once somebody has put it right.
struct TableSaid {
    int number = 1;      ///< Of the table in its file, as in Origin.
    Mapping mapping;     ///< Its heading's own place is not kept.
    std::string source;  ///< Of rows of a table that has no column for it.
};

/// A file that was accepted.
struct ImportSaid {
    std::string agency{}, file{}, sha256{}, sent_by{};
    base::Day received_on{};
    std::string document{};  ///< Public id of the case's paper that holds the file; empty: pasted rows.
    std::vector<Entry> entries{};
    std::vector<RejectedRow> rejected{};
    std::vector<TableSaid> tables{};  ///< Those that were taken in; of an import of an older program none.
    /// Null where it does not say.
    const TableSaid* table_of(const Origin& origin) const;
};

struct EntrySaid {
    std::string agency{}, words{};
    WrittenDate when{};
    Cells cells{};
};

/// An entry written anew.
struct RevisionSaid {
    std::string entry{};  ///< Id.
    std::int64_t seen = 1;  ///< The revision that its writer had before their eyes.
    EntrySaid said{};
    std::string why{};
};

/// A row that was rejected: of which import, the how-manieth of it from 0.
struct RowSaid {
    std::string import{};
    std::size_t row = 0;
    EntrySaid said{};   ///< Of a corrected one.
    std::string why{};  ///< Of one that is set aside.
};

/// Words beside an entry, a point or a question.
struct WordsSaid {
    std::string on{};      ///< Id of the entry or question, or key of the point.
    std::string text{};
    std::string role{};    ///< In which it was said.
    std::string agency{};  ///< Of a question: who is asked.
    std::string what{};    ///< Of a remark: "remark", "good_practice"; of a decision "same", "different", "dismissed", "asked", "line".
};

struct LinkSaid {
    std::string entry{}, to{};  ///< Public id of the finding or key line of enquiry.
    std::string kind{};       ///< "finding", "line"; of a theme "theme" with `to` its name.
};

std::string to_json(const BookSettings&);
BookSettings settings_from(const std::string& json);
std::string to_json(const ImportSaid&);
ImportSaid import_from(const std::string& json);
std::string to_json(const EntrySaid&);
EntrySaid entry_from(const std::string& json);
std::string to_json(const RevisionSaid&);
RevisionSaid revision_from(const std::string& json);
std::string to_json(const RowSaid&);
RowSaid row_from(const std::string& json);
std::string to_json(const WordsSaid&);
WordsSaid words_from(const std::string& json);
std::string to_json(const LinkSaid&);
LinkSaid link_from(const std::string& json);

struct MappingSaid {
    std::string agency{}, mapping{};
};
std::string to_json(const MappingSaid&);
MappingSaid mapping_from(const std::string& json);

}  // namespace chronology
