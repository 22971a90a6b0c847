# What version 2 corrects: the date of admission in paragraph 3.16, which the chronology had right.
s/On Thursday 21 August Rowan was admitted/On Wednesday 20 August Rowan was admitted/
s/^Published 14 May 2026$/Published 14 May 2026. Version 2, 3 June 2026: one date corrected, in paragraph 3.16/
