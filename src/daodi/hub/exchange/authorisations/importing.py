"""Authorisations from a table, one a row: good rows are kept each by itself, bad rows say what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.intake import Taken, Wrong, day, taken
from daodi.hub.exchange.authorisations import authorising, producing
from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct, PathKind, ProductKind
from daodi.hub.exchange.authorisations.numbers import fitting, registers
from daodi.reference import RegisterStatus, rows

# The headers people use, folded: small letters, without blanks.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "register": ("register", "登记册", "登記冊", "注册类别", "註冊類別"),
    "number": (
        "number",
        "authorisationnumber",
        "批准文号",
        "批准文號",
        "注册证号",
        "註冊證號",
        "許可證字號",
        "许可证号",
        "编号",
        "編號",
    ),
    "product": (
        "product",
        "productname",
        "产品",
        "產品",
        "产品名称",
        "產品名稱",
        "品名",
        "药品名称",
        "藥品名稱",
        "中文品名",
    ),
    "kind": ("kind", "kindofproduct", "类别", "類別", "产品类别", "產品類別"),
    "dose_form": ("doseform", "dosageform", "剂型", "劑型"),
    "holder": ("holder", "marketingauthorisationholder", "mah", "持有人", "上市许可持有人", "申請商", "申请商", "藥商"),
    "granted_on": ("grantedon", "granted", "批准日期", "发证日期", "發證日期", "核准日期"),
    "valid_until": ("validuntil", "expires", "有效期至", "有效日期", "有效期限"),
    "path": ("path", "pathkind", "途径", "途徑", "审批途径", "審批途徑"),
    "status": ("status", "状态", "狀態"),
    "ingredients": ("ingredients", "composition", "处方", "處方", "成分"),
    "source": ("source", "来源", "來源"),
}
NEEDED = ("number", "product", "granted_on")
KINDS = {str(code): code for code in ProductKind.values} | {
    "中成药": "formula", "中成藥": "formula", "复方": "formula", "複方": "formula", "复方制剂": "formula",
    "配方颗粒": "granules", "配方顆粒": "granules", "单方": "granules", "單方": "granules", "granule": "granules",
    "医疗器械": "device", "醫療器材": "device", "草药": "herbal", "草藥": "herbal",
    "保健食品": "supplement", "化学药": "medicine", "西藥": "medicine",
}  # fmt: skip


def take(*, actor: Actor, name: str, content: bytes) -> Taken[Authorisation]:
    """Keeps each good row, private. ``Invalid`` where the file is no table of authorisations."""
    acting_for(actor)
    return taken(name=name, content=content, meant=_meant, needed=NEEDED, enter=lambda row: _entered(actor, row))


def _meant(label: str) -> str:
    said = "".join(label.split()).replace("_", "").replace("-", "").casefold()
    return next((column for column, names in COLUMNS.items() if said in names), "")


@transaction.atomic
def _entered(actor: Actor, row: Mapping[str, str]) -> Authorisation:
    for column in NEEDED:
        if not row.get(column):
            raise Wrong(column, _("nothing stands there"), _("a value"))
    register = _register(row)
    facts: dict[str, Any] = {
        "register": register,
        "number": row["number"],
        "granted_on": day(row, "granted_on"),
        "valid_until": day(row, "valid_until"),
        "path_kind": _path(row),
        "source": row.get("source", "")[:500],
    }
    status = row.get("status") or "valid"
    try:
        with transaction.atomic():
            product = _product(actor, row)
            return authorising.add(
                actor=actor, product=product, facts=facts, holder=row.get("holder", ""), status=_status(status)
            )
    except Invalid as error:
        column, text = next(iter(error.fields.items()))
        raise Wrong(column or "number", row.get(column, row["number"]), text) from error
    except Conflict as error:
        raise Wrong("number", row["number"], str(error)) from error


def _register(row: Mapping[str, str]) -> str:
    stated = row.get("register", "")
    if stated in registers():
        return stated
    if stated:
        raise Wrong("register", stated, _("an id of a register: %s") % ", ".join(registers()))
    fits = [one.register for one in fitting(row["number"])]
    if len(fits) != 1:
        said = _("a register, since this number fits: %s") % (", ".join(fits) or _("none"))
        raise Wrong("register", row["number"], said)
    return fits[0]


def _path(row: Mapping[str, str]) -> str:
    text: str = row.get("path", "") or "ordinary"
    if text not in PathKind.values:
        raise Wrong("path", text, ", ".join(PathKind.values))
    return text


def _status(text: str) -> str:
    for one in rows(RegisterStatus):
        if one.line == "regulatory" and text in (one.status, one.english, one.zh_hans, one.zh_hant):
            return str(one.status)
    fits = ", ".join(one.status for one in rows(RegisterStatus) if one.line == "regulatory")
    raise Wrong("status", text, fits)


def _product(actor: Actor, row: Mapping[str, str]) -> MedicinalProduct:
    """The product of that name that is kept already, else a new one."""
    name = row["product"][:300]
    known = MedicinalProduct.objects.filter(owner=acting_for(actor), name=name).first()
    if known:
        return known
    stated = row.get("kind", "") or "formula"
    kind = KINDS.get(stated.casefold())
    if kind is None:
        raise Wrong("kind", stated, ", ".join(ProductKind.values))
    made = producing.read_composition(row.get("ingredients", "").replace(";", "\n").replace("；", "\n"))
    facts = {"kind": kind, "name": name, "dose_form": row.get("dose_form", "")[:100]}
    return producing.add(actor=actor, facts=facts, components=made)
