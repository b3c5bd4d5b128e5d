// Everything a page's markup asks for by attributes. Each module minds one of them and works for what htmx brings later.
import "./requests.js";
import "./theme.js";
import "./menus.js";
import "./dialogs.js";
import "./toasts.js";
import "./hover.js";
import "./forms.js";
import "./live.js";
import "./waves.js";
