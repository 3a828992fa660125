"""Runs played in memory: every decision is carried out at once, every step ends as told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from apps.engine.decide import Decision, Finish, Situation, Skip, Start, Wait, decide
from apps.engine.plan import Plan
from apps.engine.states import ExecutionState, StepState


@dataclass
class Played:
    """A run as it goes: what was decided, and where its steps are."""

    plan: Plan
    outcomes: Mapping[str, bool]
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ending: Callable[[str], StepState] = lambda _name: StepState.COMPLETED
    states: dict[str, StepState] = field(default_factory=dict)
    decided: list[Decision] = field(default_factory=list)
    before: dict[str, list[StepState | None]] = field(default_factory=dict)
    looks: list[tuple[Situation, tuple[str, ...]]] = field(default_factory=list)

    def situation(self) -> Situation:
        known = {name: self.outcomes[name] for name in self.outcomes if self._is_done(name)}
        return Situation(states=dict(self.states), outcomes=known, questions=self.questions)

    def _is_done(self, name: str) -> bool:
        return self.states.get(name) is StepState.COMPLETED

    def play(self, choose: Callable[[list[str]], str] = lambda running: running[0]) -> "Played":
        """Go on until the run is finished; `choose` picks which running step ends next."""
        self._carry_out(decide(self.plan, self.situation()))
        while not self.finished:
            running = [n for n, state in self.states.items() if state is StepState.PENDING]
            if not running:
                return self
            name = choose(running)
            self.states[name] = self.ending(name)
            self.looks.append((self.situation(), (name,)))
            self._carry_out(decide(self.plan, self.situation(), changed=(name,)))
        return self

    def _carry_out(self, decisions: tuple[Decision, ...]) -> None:
        self.decided += decisions
        for decision in decisions:
            match decision:
                case Start(step):
                    self.before[step] = [self.states.get(p) for p in self.plan.parents[step]]
                    self.states[step] = StepState.PENDING
                case Skip(step):
                    self.states[step] = StepState.SKIPPED
                case Wait(step):
                    self.states[step] = StepState.WAIT_INPUTS

    @property
    def finished(self) -> ExecutionState | None:
        last = self.decided[-1] if self.decided else None
        return last.state if isinstance(last, Finish) else None

    def steps(self, state: StepState) -> set[str]:
        return {name for name, found in self.states.items() if found is state}
