"""``daodi hub``: make a site, serve it, and keep it."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

NAME = "hub"
HELP = "the members' site: make it, serve it, keep it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what can be done with a site."""
    does = parser.add_subparsers(metavar="WHAT", required=True)
    _init(does.add_parser("init", help="an empty site with its operator"))
    _serve(does.add_parser("serve", help="serve the site on this machine"))
    _worker(does.add_parser("worker", help="carry out the jobs of the site"))
    demo = does.add_parser("demo", help="a site with example members, each marked as one")
    demo.set_defaults(does=lambda _args: print("\n".join(_part("demo").demo())))
    _user(does.add_parser("user", help="add a person, or set a new password"))
    _token(does.add_parser("token", help="a key for a program, or the end of one"))
    _audit(does.add_parser("audit", help="verify: is the record of what was done whole?"))
    _schemas(does.add_parser("schemas", help="official schemas and code lists: install, list"))
    _import(does.add_parser("import", help="a file of a standard's format, kept for a member"))
    for name, text in (("backup", "keep the site in one file"), ("restore", "bring a site back from such a file")):
        sub = does.add_parser(name, help=text)
        sub.add_argument("file", type=Path, metavar="FILE")
        sub.set_defaults(does=globals()[f"_do_{name}"])


def run(args: argparse.Namespace) -> int:
    """Does it; what stands in the way is said in one line."""
    from daodi.hub.operate import ready

    ready()
    from daodi.hub.core.access.errors import Refusal

    try:
        return int(args.does(args) or 0)
    except Refusal as refusal:
        raise ValueError(str(refusal) or refusal.title) from refusal


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", required=True, help="of the first person at the operator")
    parser.add_argument("--name", default="", help="of that person")
    parser.add_argument("--operator", default="Operator", metavar="NAME", help="the operating organisation")
    parser.add_argument("--jurisdiction", default="CN", metavar="CODE")
    _password_options(parser)
    parser.set_defaults(does=_do_init)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="one a core is best")
    parser.add_argument("--no-worker", action="store_true", help="jobs are carried out elsewhere: daodi hub worker")
    parser.set_defaults(
        does=lambda args: _part("serve").serve(args.host, args.port, args.processes, not args.no_worker)
    )


def _worker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="stop when no job waits")
    parser.add_argument("--parent", type=int, metavar="PID", help="stop when this process is gone")
    parser.set_defaults(does=lambda args: _part("worker").work(once=args.once, parent=args.parent))


def _user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email")
    parser.add_argument("--name", default="")
    parser.add_argument("--organisation", metavar="NAME", help="approved on the spot; founded if it isn't there")
    parser.add_argument("--kind", default="supplier", help="of an organisation that is founded")
    parser.add_argument("--jurisdiction", default="CN", metavar="CODE", help="of an organisation that is founded")
    parser.add_argument("--role", choices=("admin", "member", "reader"), default="member")
    _password_options(parser)
    parser.set_defaults(does=_do_user)


def _token(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", help="e-mail address")
    parser.add_argument("--scope", choices=("read", "write"), default="read")
    parser.add_argument("--days", type=int, default=90, help="how long it holds, at most 366")
    parser.add_argument("--name", default="command line", help="what it is for")
    parser.add_argument("--organisation", metavar="NAME", help="where the person belongs to several")
    parser.add_argument("--withdraw", metavar="KEY", help="end the key that begins so, at once; all: each one")
    parser.set_defaults(does=_do_token)


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("verify",))
    parser.add_argument("--noted", metavar="HASH", help="a head noted earlier that must still be in the chain")
    parser.set_defaults(does=lambda args: _part("verify").verify(args.noted))


def _schemas(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("list", help="which are installed").set_defaults(does=_do_list_schemas)
    install = what.add_parser("install", help="take the official files, each pinned by its hash")
    install.add_argument("standard", metavar="STANDARD", help="iati ...")
    install.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="else from their official addresses")
    install.set_defaults(does=_do_install_schemas)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format_", metavar="FORMAT", help="iati ...")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--user", default="", metavar="EMAIL", help="for whom it is kept")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be kept, and what is wrong")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="json: one finding a line")
    parser.set_defaults(does=_do_import)


def _password_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password-stdin", action="store_true", help="read it from standard input, not the terminal")


def _password(args: argparse.Namespace) -> tuple[str, bool]:
    """The password, and whether it was made here and has to be shown."""
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    if not sys.stdin.isatty():
        return secrets.token_urlsafe(15), True
    first = getpass.getpass(f"Password for {args.email}: ")
    if first != getpass.getpass("The same again: "):
        raise ValueError("the two passwords differ; nothing was done")
    return first, False


def _say_password(password: str, made: bool) -> None:
    if made:
        print(f"Password, shown this once: {password}")


def _do_serve(args: argparse.Namespace) -> int:
    return int(_part("serve").serve(args.host, args.port, args.processes, with_worker=not args.no_worker))


def _do_init(args: argparse.Namespace) -> None:
    password, made = _password(args)
    user = _part("site").init(
        email=args.email,
        name=args.name,
        operator=args.operator,
        jurisdiction=args.jurisdiction,
        password=password,
    )
    print(f"The site stands, with {user.email} at its operator. Next: daodi hub serve")
    _say_password(password, made)


def _do_user(args: argparse.Namespace) -> None:
    password, made = _password(args)
    print(
        _part("people").user(
            email=args.email,
            name=args.name,
            password=password,
            organisation=args.organisation,
            kind=args.kind,
            jurisdiction=args.jurisdiction,
            role=args.role,
        )
    )
    _say_password(password, made)


def _do_token(args: argparse.Namespace) -> None:
    people = _part("people")
    if args.withdraw:
        print(f"{people.withdraw(args.user, args.withdraw)} withdrawn", file=sys.stderr)
        return
    print(people.token(args.user, scope=args.scope, days=args.days, name=args.name, organisation=args.organisation))


def _do_backup(args: argparse.Namespace) -> None:
    print(_part("backup").backup(args.file))


def _do_restore(args: argparse.Namespace) -> None:
    print(_part("restore").restore(args.file))


def _do_list_schemas(_args: argparse.Namespace) -> None:
    print("\n".join(_part("schemas").listed()))


def _do_install_schemas(args: argparse.Namespace) -> None:
    print(_part("schemas").install(args.standard, args.folder))


def _do_import(args: argparse.Namespace) -> int:
    as_json = args.format == "json"
    asked = {"email": args.user, "dry_run": args.dry_run, "as_json": as_json}
    return int(_part("importing").import_file(args.format_, args.file, **asked))


def _part(name: str) -> Any:
    return import_module(f"daodi.hub.operate.{name}")
