/// Figures of a partnership: what is counted, in which year, of incidents and of children; and what may be shown outside.
///
/// Every table states its base. A row opens to the cases that it counts. A year runs from 1 April to 31 March, as the department counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"
#include "store/transaction.h"

namespace casework {

/// What is plain of one case, as figures see it.
struct CaseFacts {
    base::PublicId id;
    std::string reference, state, area;
    int children = 0;
    std::optional<base::Day> referred_on;      ///< Opened by a referral.
    struct Sent {
        base::Day on{};
        bool for_information = false;
        friend bool operator==(const Sent&, const Sent&) = default;
    };
    std::optional<Sent> sent;                  ///< The notification, the first time that it was sent.
    bool withdrawn = false;
    struct Timed {
        base::Day start_on{};
        std::optional<base::Day> due_on, met_on;
        bool explained = false;
        std::string ended;
    };
    std::optional<Timed> notification, rapid_review;  ///< The clock of each that stands.
    std::string decision, panel_view;
    std::optional<base::Day> decided_on, panel_on;
    std::map<std::string, std::string> delay_causes;  ///< By rule.
};

/// Of every case of these partnerships.
std::vector<CaseFacts> case_facts(store::Snapshot&, const std::vector<std::int64_t>& partnerships);

/// The year of figures that begins on 1 April of that year.
struct FiguresYear {
    int begins = 0;
    base::Day first() const;
    base::Day last() const;  ///< 31 March.
    bool has(const std::optional<base::Day>& day) const { return day && *day >= first() && *day <= last(); }
};
FiguresYear year_of(base::Day day);

struct FiguresRow {
    std::string word;               ///< "lcspr"; its words are the web's.
    std::int64_t incidents = 0;
    std::int64_t children = 0;
    friend bool operator==(const FiguresRow&, const FiguresRow&) = default;
};
struct FiguresTable {
    std::string name;               ///< "decisions".
    std::vector<FiguresRow> rows;   ///< Each incident stands in one row, so that rows add up to the total.
    FiguresRow total() const;
};

/// Names of the tables, in their order.
std::vector<std::string> figures_tables();
/// All tables of a year. `today`: what is late so far.
std::vector<FiguresTable> figures(const std::vector<CaseFacts>&, FiguresYear, base::Day today);
/// In which row of the table a case is counted; nothing: in none of that year.
std::optional<std::string> row_of(std::string_view table, const CaseFacts&, FiguresYear, base::Day today);
/// The rows that the table always has, in their order; other words follow them as they come.
std::vector<std::string> usual_rows(std::string_view table);

}  // namespace casework
