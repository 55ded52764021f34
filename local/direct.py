"""Rules that call a function without a queue: the emulator invokes no Lambda, so a queue of ours stands between."""

from dataclasses import dataclass

from local.template import ACCOUNT, REGION, Template


@dataclass(frozen=True)
class DirectCall:
    """A rule whose target is a function, and the queue that carries its events here."""

    rule: str
    function: str
    queue: str

    @property
    def queue_arn(self) -> str:
        """The queue's ARN."""
        return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{self.queue}"


def direct_calls(template: Template) -> tuple[DirectCall, ...]:
    """Every rule of the template that targets a function."""
    names = {function.arn: function.name for function in template.functions.values()}
    return tuple(
        DirectCall(rule.name, names[target.arn], f"{rule.name}-direct")
        for rule in template.rules
        for target in rule.targets
        if rule.pattern is not None and target.arn in names
    )
