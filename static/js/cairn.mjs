// What script adds to a page that already works without it.
import { initAll } from "./govuk-frontend.min.js";

initAll();
