#include "web/casework/meeting_view.h"

#include <fmt/format.h>

#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::AgendaItem;

std::optional<casework::Record> meeting_of(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
    return found && found->form == "meeting" ? found : std::nullopt;
}

std::string meeting_path(const CaseDesk& desk, const casework::Record& meeting, std::string_view below) { return desk.path("/meetings/" + meeting.id.to_string() + std::string{below}); }

std::string meeting_title(const CaseDesk& desk, const casework::Record& meeting) {
    const auto& written = meeting.answers.of("meeting", "title");
    return written.empty() ? std::string{form_title(desk.page.t, casework::form_called("meeting")).text()} : written;
}

Html meeting_when(const CaseDesk& desk, const casework::Record& meeting) {
    Html line;
    const auto part = [&](const Html& words) { line << (line.empty() ? Html{} : Html{sign(", ")}) << words; };
    if (const auto on = meeting.answers.day({"meeting", 0, "on"})) part(Html{day(desk.page.t, *on, DayStyle::WithWeekday)});
    for (const char* field : {"at", "place"})
        if (const auto& words = meeting.answers.of("meeting", field); !words.empty()) part(Html{span(from_record(), words)});
    return line;
}

Html agenda_list(const CaseDesk& desk, const std::vector<AgendaItem>& agenda, const std::function<Html(const AgendaItem&)>& acts) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& item : agenda) {
        Html line;
        if (item.begins) line << span(cls("agenda__at"), fmt::format("{:02}:{:02}", item.begins->count() / 60 % 24, item.begins->count() % 60)) << sign(" ");
        line << strong(from_record(), item.title);
        Html small_print;
        const auto part = [&](const Html& words) { small_print << (small_print.empty() ? Html{} : Html{sign(" · ")}) << words; };
        if (item.minutes) part(Html{t("web.meeting.minutes_long", {{"count", *item.minutes}})});
        if (!item.who.empty()) part(Html{span(from_record(), item.who)});
        for (const auto& paper : item.papers) part(Html{option_words(t, paper)});
        items << li(div(line), when(!small_print.empty(), [&](Html& out) { out << p(cls("muted"), small_print); }), when(static_cast<bool>(acts), [&](Html& out) { out << acts(item); }));
    }
    return ol(cls("agenda"), items);
}

}  // namespace web
