/// Check digits and letters of the identifiers that people in the United Kingdom carry.
#pragma once

#include <string_view>

namespace disclosure {

/// Ten digits whose last is the modulus 11 check of the first nine, weights 10 to 2; a check of 10 is never issued.
/// Source: NHS Data Dictionary, NHS NUMBER. The CHI number of Scotland and the Health and Care number of Northern Ireland share it.
bool is_health_number(std::string_view ten_digits);

/// A health number that begins with a day that exists: ddmmyy. Source: Public Health Scotland, Community Health Index.
bool is_chi_number(std::string_view ten_digits);

/// A letter and twelve digits, the letter being the sum with weights 2 to 13, modulus 23, of ABCDEFGHJKLMNPQRTUVWXYZ; or a temporary one, whose last character is a letter.
/// Source: Department for Education, Unique pupil numbers: guide, annex on the check letter.
bool is_pupil_number(std::string_view thirteen);

/// Two letters, six digits and A to D (or none yet known): the prefixes that are issued. `letters` are capitals. Source: HMRC, NIM39110.
bool is_insurance_prefix(std::string_view two_letters);

/// A postcode area of Royal Mail, Crown dependencies and forces' post included. Capitals.
bool is_postcode_area(std::string_view letters);

/// A 100 km square of the National Grid that holds land. Capitals. Source: Ordnance Survey, A guide to coordinate systems.
bool is_grid_square(std::string_view two_letters);

}  // namespace disclosure
