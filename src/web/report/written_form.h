/// One form of the report on a page: opened with what was typed and not saved, saved over the version that was seen, and nothing lost
/// where two people wrote at once.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "web/casework/desk.h"

namespace web {

struct FormOnPage {
    std::string form;
    std::string edit;                         ///< Path of the page; `…/keep` and `…/forget` take what is typed.
    std::optional<casework::Record> record;   ///< Nothing: a new one.
    std::string parent = {};
    std::string title;
    std::string standing = "kept";            ///< Of a new one.
    std::function<html::Html()> above = {};   ///< Between the heading and the boxes.
    casework::Answers begin_with = {};        ///< Of a new one.
    /// Where the browser goes when it is saved, given the record's public id.
    std::function<std::string(const std::string& id)> done;
};

Response open_form(CaseDesk& desk, const FormOnPage& shown);
Response save_form(CaseDesk& desk, const FormOnPage& shown);
Response keep_form(CaseDesk& desk, const FormOnPage& shown);
Response forget_form(CaseDesk& desk, const FormOnPage& shown);

}  // namespace web
