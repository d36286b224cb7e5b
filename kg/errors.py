"""What a user can do wrong: each error says where, what, and what to do, in one line."""


class KgError(Exception):
    """Base of all that a user can mend.

    The command line catches it once and shows one line; anything else is a bug and keeps its traceback.
    """

    exit_code = 1

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[type["KgError"], tuple[str, str, str]]:
        return type(self), (self.where, self.what, self.remedy)  # for the way from one process to another


class InputError(KgError):
    """An article that cannot be read: missing, empty, not text, broken JSON."""


class GraphError(KgError):
    """A graph folder that cannot be opened, written or understood."""


class QueryError(KgError):
    """A SPARQL query that does not parse or names what is not there."""


class VocabularyError(KgError):
    """An ontology file that does not say what the program needs."""


class UsageError(KgError):
    """A wrong use of a command or a function."""

    exit_code = 2


class PassedOver(InputError):
    """What the user should know and is no fault: files of kinds that are not read, a name that was taken."""


class Stopped(KgError):
    """The user stopped the work half-way."""

    exit_code = 130
