"""The lab: any operation on any picture, each of its settings changed at will."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.widgets import Input, Static

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.keras_code import calls
from cnn_tutor.paint.layout import HIGH
from cnn_tutor.paint.moment import View
from cnn_tutor.tui.commands import Command, bindings, commands
from cnn_tutor.tui.experiment import Experiment, Setting
from cnn_tutor.tui.readout import readout
from cnn_tutor.tui.screens.canvas import CanvasScreen
from cnn_tutor.tui.screens.figure_page import FigurePage
from cnn_tutor.tui.screens.keras import KerasScreen
from cnn_tutor.tui.screens.kernel import KernelScreen
from cnn_tutor.tui.widgets.field import Field
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.settings import Settings
from cnn_tutor.tui.widgets.words import code

GAP = "   "
BEGINS_A_VALUE = "0123456789-"
FEWEST, MANY = 2, 99
"""Lines of settings: those that always stand there, and more than there are."""
BY_KEY = {
    "operation": ("keras",),
    "image": ("draw", "file"),
    "kernel": ("kernel",),
    "filters": ("kernel",),
}
"""What else can be done with a setting: actions whose keys are told with what it means."""
SETS_AND_PLAYS = 70
"""Columns that have room for the keys that set beside those of a figure that plays."""
BESIDE, UNDER = 2, 5
"""Columns beside the figure; rows of a narrow page for all but the readout, settings and figure."""


class LabScreen(FigurePage):
    """Settings, what the chosen one means, the figure that they make.

    It opens with a figure, at a frame of it; without one, as it was left.
    """

    WHERE = "lab"
    BINDINGS = bindings(WHERE)
    CSS_PATH = "../styles/lab.tcss"
    chosen = reactive(0, init=False)

    def __init__(self, spec: FigureSpec | None = None, frame: int | None = None) -> None:
        super().__init__()
        self.opened_with = spec, frame
        self.left_at = self.typing = ""

    def body(self) -> ComposeResult:
        """The settings over the figure, or beside it where there is room."""
        spec, frame = self.opened_with
        if spec is None and self.tutor.bench:
            self.experiment, frame, self.left_at = self.tutor.bench
        else:
            self.experiment = Experiment(self.tutor.course, spec)
        self.set_reactive(LabScreen.chosen, self.place_of(self.left_at))
        self.view = FigureView(self.experiment.figure, self.tutor.ink)
        if frame is not None:
            self.view.go(frame)
        self.field = Field("")
        yield Heading("The lab")
        with Vertical(id="bench"):
            with Vertical(id="side"):
                yield Settings()
                with Horizontal():
                    yield Static(id="means")
                    yield self.field
                yield Static(id="keras")
            with VerticalScroll(id="sight", can_focus=False):
                yield self.view

    def on_mount(self) -> None:
        """Show where it stands."""
        self.watch(self.query_one("#sight"), "scroll_y", self.tell_keys, init=False)
        self.stop_typing()
        self.show()

    def show(self) -> None:
        """Show the settings as they are, and the figure that they make."""
        experiment = self.experiment
        settings = self.query_one(Settings)
        settings.settings, settings.chosen = experiment.settings, self.chosen
        if (figure := experiment.figure) is not (before := self.view.figure):
            alike = (figure.kind, figure.across) == (before.kind, before.across)
            moved = self.view.frame != before.start
            frame = (
                min(self.view.frame, len(figure.frames) - 1) if alike and moved else figure.start
            )
            self.view.show(figure, self.tutor.ink, View(frame))
            self.once_drawn(self.look_at_result)
        self.fit()

    def fit(self) -> None:
        """Leave out lines of settings for a figure that needs the room, and show its result."""
        settings, (width, height) = self.query_one(Settings), self.size
        far = self.show_readout()
        settings.most = MANY
        if self.has_class("-wide"):
            layers = code("\n".join(calls(self.experiment.program)))
            self.query_one("#keras", Static).update(layers)
            self.once_drawn(self.fill_sight)
        else:
            self.view.fit(HIGH)
            figure = self.view.get_content_height(self.size, self.size, width - BESIDE)
            settings.most = max(FEWEST, height - far - figure - UNDER)
        self.set_class(settings.cut(width - BESIDE), "-tight")
        self.show_meaning()
        self.view.follows = True
        self.once_drawn(self.tell_keys)

    def fill_sight(self) -> None:
        """Let maps in numbers take all the rows that there are."""
        self.view.fit(max(HIGH, self.query_one("#sight").size.height - self.view.sums_height))

    def show_readout(self) -> int:
        """What it comes to, in a line, or in two where one is too short. How many it took."""
        experiment, heading = self.experiment, self.query_one(Heading)
        parts = readout(experiment.figure, experiment.spec, experiment.shelf)
        far = [GAP.join(parts)]
        if len(heading.title + GAP + far[0]) > self.size.width - BESIDE:
            far = [GAP.join(parts[:2]), GAP.join(parts[2:])]
        heading.far = "\n".join(far)
        return len(far)

    def look_at_result(self) -> None:
        """Have in sight the maps that come out, and what fits above them."""
        sight, rows = self.query_one("#sight"), self.view.result_rows
        sight.scroll_to(y=max(0, min(rows.start, rows.stop - sight.size.height)), animate=False)

    def on_resize(self) -> None:
        """Fit it into the room that there is now; what the frame is about stays in sight."""
        if self.is_mounted:
            self.once_drawn(self.fit)
            if self.view.frame != self.view.figure.start:
                self.once_drawn(partial(self.once_drawn, self.view.follow))

    def show_meaning(self) -> None:
        """Under the settings, what the chosen one means, or why they make no figure."""
        problem = self.experiment.problem
        name, tight = self.setting.name, self.has_class("-tight")
        place = f"{self.chosen + 1} of {len(self.experiment.settings)}, " if tight else ""
        means = Content.assemble(place, (f"{name}: ", "$text"), (self.setting.means, "$quiet"))
        for command in commands(self.WHERE):
            if command.action in BY_KEY.get(name, ()) and (title := self.now(command)):
                means += Content.assemble(GAP, (f"{command.label} ", "$text"), (title, "$quiet"))
        said = Content(f"{self.typing}: ") if self.typing else means
        self.query_one("#means", Static).update(
            Content.styled(problem, "$mistake") if problem else said
        )
        self.query_one("#side Horizontal").set_class(bool(problem), "-wrong")

    @property
    def setting(self) -> Setting:
        """The setting chosen."""
        return self.experiment.settings[self.chosen]

    def watch_chosen(self) -> None:
        """Mark another setting."""
        self.query_one(Settings).chosen = self.chosen
        self.show_meaning()

    def on_screen_resume(self) -> None:
        """Show what was drawn meanwhile, at the setting that one left."""
        if self.is_mounted:
            self.keep_chosen(self.left_at)

    def on_screen_suspend(self) -> None:
        """Another page is in front. What was on the bench stays there."""
        self.view.pause()
        self.left_at = self.setting.name
        if self.opened_with[0] is None:
            self.tutor.bench = self.experiment, self.view.frame, self.left_at

    # What the keys do

    def now(self, command: Command) -> str:
        """What a key does at this moment: some do another thing while one types."""
        if self.typing:
            others = dict.fromkeys(
                ("setting(1)", "row(-1)", "row(1)", "scroll(-1)", "scroll(1)"), ""
            )
            others |= {"type": "Take it", "back": "Leave"}
        else:
            texts, still = self.experiment.texts, not self.view.last_frame
            short = self.view.playing and self.size.width < SETS_AND_PLAYS
            nothing = {"kernel": not self.experiment.kernel, "draw": "image" not in texts}
            nothing |= dict.fromkeys(("frame_back", "frame_on", "row(-1)", "row(1)", "play"), still)
            nothing |= {"turn(-1)": short, "turn(1)": short}
            sight = self.query_one("#sight")
            nothing["scroll(-1)"] = sight.scroll_y <= 0
            nothing["scroll(1)"] = sight.scroll_y >= sight.max_scroll_y
            others = {action: "" for action, idle in nothing.items() if idle}
        return others.get(command.action, super().now(command))

    def take(self, key: Key) -> bool:
        """A digit begins a value; Escape leaves the field."""
        if super().take(key):
            return True
        typing = isinstance(self.focused, Input)
        left = typing and key.key in ("escape", "tab")
        begun = not typing and (key.character or "\n") in BEGINS_A_VALUE
        if left:
            self.leave_field(self.chosen)
        elif begun:
            self.start_typing(self.setting.name, key.character or "")
        return left or begun

    def action_setting(self, by: int) -> None:
        """Choose another setting."""
        self.pick((self.chosen + by) % len(self.experiment.settings))

    def pick(self, index: int) -> None:
        """Choose a setting. What makes no figure is let go of."""
        if self.experiment.problem:
            name = self.experiment.settings[index].name
            self.experiment.settle()
            self.keep_chosen(name)
        else:
            self.chosen = index

    @on(Settings.Clicked)
    def choose(self, event: Settings.Clicked) -> None:
        """Choose the setting that was clicked; the chosen one is turned, unless one types."""
        if self.typing:
            self.leave_field(event.index)
        elif event.index == self.chosen:
            self.action_turn(1)
        else:
            self.pick(event.index)

    def action_turn(self, by: int) -> None:
        """Change the setting to what comes before or after; type one that has no order."""
        name = self.setting.name
        if self.experiment.turn(name, by):
            self.keep_chosen(name)
        else:
            self.action_type()

    def keep_chosen(self, name: str) -> None:
        """Show what has changed, and stay at this setting, wherever it stands by now."""
        self.chosen = self.place_of(name)
        self.show()

    def place_of(self, name: str) -> int:
        """Where a setting stands; of one that is not there, the place chosen, as far as it is."""
        names = [setting.name for setting in self.experiment.settings]
        return names.index(name) if name in names else min(self.chosen, len(names) - 1)

    def action_type(self) -> None:
        """Type what the setting shall be; then take what was typed."""
        if self.typing:
            self.take_typed()
        else:
            self.start_typing(self.setting.name)

    def action_file(self) -> None:
        """Type the name of an image file."""
        self.start_typing("file")

    def start_typing(self, name: str, character: str = "") -> None:
        """Open the field, in the place of what the setting means."""
        self.pick(self.chosen)
        self.typing = name
        self.show_meaning()
        self.field.value = ""
        self.query_one("#side Horizontal").add_class("-typing")
        self.set_focus(self.field)
        self.field.write(character)

    def stop_typing(self) -> None:
        """Close the field."""
        self.typing = ""
        self.query_one("#side Horizontal").remove_class("-typing")
        self.set_focus(None)

    def leave_field(self, index: int) -> None:
        """Close the field, and choose a setting. What was refused is let go of."""
        self.stop_typing()
        self.pick(index)
        self.show_meaning()

    def take_typed(self) -> None:
        """Take what was typed; what is no value stays, to be corrected or typed over. Nothing typed
        changes nothing.
        """
        name, value = self.typing, self.field.value.strip()
        if not value:
            self.leave_field(self.chosen)
            return
        if name == "file":
            self.experiment.open(value)
        else:
            self.experiment.type(name, value)
        if self.experiment.problem:
            self.field.select_all()
            self.show_meaning()
        else:
            self.stop_typing()
            self.keep_chosen(name)

    def action_kernel(self) -> None:
        """Edit the kernel number by number, where there is one."""
        if self.experiment.kernel:
            self.app.push_screen(KernelScreen(self.experiment))
        else:
            self.complain("No kernel to edit here: conv has one, and transposed.")

    def action_draw(self) -> None:
        """Draw a picture, where one is worked on."""
        if "image" in self.experiment.texts:
            self.app.push_screen(CanvasScreen(self.experiment))
        else:
            self.complain("No picture is worked on here, so none can be drawn.")

    def complain(self, sentence: str) -> None:
        """Say why a key does nothing, until the next one."""
        self.query_one("#means", Static).update(Content.styled(sentence, "$mistake"))

    def action_keras(self) -> None:
        """See the Keras code that does the same."""
        self.app.push_screen(KerasScreen(self.experiment.program))

    def action_scroll(self, pages: int) -> None:
        """Scroll the page, where it is higher than the screen."""
        sight = self.query_one("#sight")
        sight.scroll_relative(y=pages * sight.size.height, animate=False)
        self.view.follows = False
