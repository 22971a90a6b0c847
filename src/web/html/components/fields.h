/// GOV.UK fields for one answer: text input, text area, select, character count, file upload, date input.
#pragma once

#include "web/html/components/form_parts.h"

namespace web::html::govuk {

/// Words or a mark at one end of an input, such as "£"; hidden from assistive technology, so the label says it too.
struct Affix {
    Html content;
    std::string classes = {};
    Attributes attributes = {};
};
struct Wrapper {
    std::string classes = {};
    Attributes attributes = {};
};
enum class Spelling { AsBrowser, Checked, Unchecked };

struct Input {
    std::string name;
    std::string id = {};  ///< `name` unless given.
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string type = "text";
    std::optional<std::string> value = {};
    std::string classes = {};
    std::string input_mode = {};
    std::string autocomplete = {};
    std::string autocapitalize = {};
    std::string pattern = {};
    std::string described_by = {};
    Spelling spelling = Spelling::AsBrowser;
    bool disabled = false;
    std::optional<Affix> prefix = {};
    std::optional<Affix> suffix = {};
    Wrapper wrapper = {};
    FormGroup group = {};
    Attributes attributes = {};
};
Html input(const Catalogue& t, const Input& options);

struct Textarea {
    std::string name;
    std::string id = {};
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string value = {};
    int rows = 5;
    std::string classes = {};
    std::string autocomplete = {};
    std::string described_by = {};
    Spelling spelling = Spelling::AsBrowser;
    bool disabled = false;
    FormGroup group = {};
    Attributes attributes = {};
};
Html textarea(const Catalogue& t, const Textarea& options);

struct SelectItem {
    Html content;
    std::optional<std::string> value = {};
    bool selected = false;
    bool disabled = false;
    Attributes attributes = {};
};
struct Select {
    std::string name;
    std::string id = {};
    std::vector<SelectItem> items = {};
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string classes = {};
    std::string described_by = {};
    bool disabled = false;
    FormGroup group = {};
    Attributes attributes = {};
};
Html select(const Catalogue& t, const Select& options);

struct FileUpload {
    std::string name;
    std::string id = {};
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string classes = {};
    std::string described_by = {};
    bool multiple = false;
    bool disabled = false;
    bool drop_zone = false;           ///< With script, a place to drop files on (GOV.UK's `javascript`).
    Attributes drop_zone_words = {};  ///< `data-i18n.…` of the drop zone; the catalogue's own unless given.
    Wrapper wrapper = {};
    FormGroup group = {};
    Attributes attributes = {};
};
Html file_upload(const Catalogue& t, const FileUpload& options);

struct CharacterCount {
    Textarea textarea;
    std::optional<int> most_characters = {};
    std::optional<int> most_words = {};
    std::string count_type = {};       ///< GOV.UK's `countType`; from the two above unless given.
    std::string threshold = {};        ///< Percentage from which script shows the count.
    std::optional<Html> limit = {};    ///< Words that say the limit; the catalogue's unless given.
    std::string message_classes = {};
    Attributes words = {};             ///< `data-i18n.…` for script: `count_words(t)`, or none for GOV.UK's English.
};
/// The words with which script counts down, in the page's language.
Attributes count_words(const Catalogue& t);
Html character_count(const Catalogue& t, const CharacterCount& options);

struct DateItem {
    std::string name;
    Html label;
    std::optional<std::string> value = {};
    std::string id = {};
    int width = 2;            ///< In digits; ignored where `classes` give one.
    std::optional<bool> in_error = {};  ///< Unless said for any part, an error message marks them all.
    std::string classes = {};
    std::string input_mode = "numeric";
    std::string autocomplete = {};
    std::string pattern = {};
    Attributes attributes = {};
};
struct DateInput {
    std::string id;
    std::string name_prefix = {};
    std::vector<DateItem> items;  ///< `day_month_year()` for a whole date.
    std::optional<Fieldset> fieldset = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string classes = {};
    FormGroup group = {};
    Attributes attributes = {};
};
/// Day, month and year with the catalogue's labels.
std::vector<DateItem> day_month_year(const Catalogue& t);
Html date_input(const Catalogue& t, const DateInput& options);

}  // namespace web::html::govuk
