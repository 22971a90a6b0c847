#include "web/casework/asking.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace web {

namespace {

constexpr std::array<Asking, 2> all_askings{{
    {casework::LinkPurpose::Request, "request", "return", "/agencies", "return", "web.requests.title", "web.requests.none", "web.requests.ask",
     "web.respond.title", "web.respond.what", "web.respond.answer", "web.respond.send", "web.respond.sent", "web.respond.paper_title"},
    {casework::LinkPurpose::AgencyReport, "report_request", "agency_report", "/review/agencies", "agency_report", "web.agency_report.title", "web.agency_report.none", "web.agency_report.ask",
     "web.agency_report.page_title", "web.agency_report.what", "web.agency_report.yours", "web.agency_report.send", "web.agency_report.sent", "web.agency_report.file_title"},
}};

/// Quality is assured by whoever receives the report.
casework::Form report_as_written() {
    auto form = casework::form_called("agency_report");
    std::erase_if(form.sections, [](const casework::Section& section) { return section.key == "quality"; });
    return form;
}

}  // namespace

const casework::Form& Asking::form_of_agency() const {
    static const auto report = report_as_written();
    return answer == report.name ? report : casework::form_called(answer);
}

std::span<const Asking> askings() { return all_askings; }

const Asking& asking_with(std::string_view request_form) {
    const auto found = std::ranges::find(all_askings, request_form, &Asking::request);
    CAIRN_ASSERT(found != all_askings.end());
    return *found;
}

}  // namespace web
