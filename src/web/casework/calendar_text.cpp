#include "web/casework/calendar_text.h"

#include <algorithm>

namespace web {

namespace {

/// Section 3.1: 75 bytes at most, the space of a continued line counted.
std::string folded_line(const std::string& line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t take = std::min<std::size_t>(at == 0 ? 75 : 74, line.size() - at);
        while (at + take < line.size() && (static_cast<unsigned char>(line[at + take]) & 0xC0) == 0x80) --take;
        out += (at == 0 ? "" : " ") + line.substr(at, take) + "\r\n";
        at += take;
    }
    return out;
}

/// Section 3.3.11.
std::string escaped_text(const std::string& words) {
    std::string out;
    for (const char c : words) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

std::string digits_of_day(base::Day on) {
    auto iso = base::to_iso(on);
    std::erase(iso, '-');
    return iso;
}

std::string digits_of_instant(base::Instant at) {
    auto iso = base::to_iso(at).substr(0, 19);
    std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
    return iso + "Z";
}

}  // namespace

std::string calendar_text(const std::vector<CalendarEntry>& entries, const std::string& name) {
    std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//Casework//EN\r\n";
    // RFC 7986 and its older kin: how it is called, and that asking every six hours is enough.
    if (!name.empty()) out += folded_line("NAME:" + escaped_text(name)) + folded_line("X-WR-CALNAME:" + escaped_text(name)) + "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n";
    for (const auto& entry : entries) {
        out += "BEGIN:VEVENT\r\n" + folded_line("UID:" + entry.uid + "@cairn") + "DTSTAMP:" + digits_of_instant(entry.stamp) + "\r\nDTSTART;VALUE=DATE:" + digits_of_day(entry.on) + "\r\n" +
               folded_line("SUMMARY:" + escaped_text(entry.summary)) + "TRANSP:TRANSPARENT\r\n";
        if (!entry.address.empty()) out += folded_line("URL:" + entry.address);
        out += "END:VEVENT\r\n";
    }
    return out + "END:VCALENDAR\r\n";
}

}  // namespace web
