"""The words by which a task shows its stage and its shop, in English, Chinese and Russian.

A phrase is written in lower case, "ё" as "е"; a word that ends in `*` stands for every word that
begins so (`монтаж*`). Chinese phrases are found anywhere, others word by word, whatever stands
between the words. Phrases are listed by strength: `STRONG` ones name a thing and nothing else (FAT,
paint shop), `PLAIN` ones usually do (installation), `WEAK` ones only where nothing better is said
(delivery).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STRONG: Final = 3
PLAIN: Final = 2
WEAK: Final = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: the code it stands for, its strength, where it stands."""

    code: str
    strength: int
    start: int
    end: int
    phrase: str


_Phrases = dict[int, str]

_STAGES: Final[Mapping[str, _Phrases]] = {
    "S01": {
        STRONG: "mou; memorandum of understanding; 谅解备忘录; 备忘录; меморандум*",
        PLAIN: "prospect; tender*; bid; bidding; rfp; feasibility; "
        "request for quotation; rfq; 投标; 招标; 可行性; 询价; тендер*; запрос предложени*",
        WEAK: "proposal; offer; clarification*; 方案; 报价; 澄清; предложени*; уточнени*",
    },
    "S02": {
        STRONG: "contract sign*; sign contract; signing of contract; signature of the contract; "
        "contract award; 合同签订; 签订合同; 合同签署; 签约; подписани* договор*; "
        "подписани* контракт*; заключени* договор*; договор подписан; контракт подписан",
        PLAIN: "signing; signed; 签字; подписан*",
        WEAK: "contract; agreement; 合同; договор*; контракт*",
    },
    "S03": {
        STRONG: "contract effective*; effective date; effectiveness; advance payment; "
        "down payment; letter of credit; l/c; lc opened; performance bond; apg; "
        "advance payment guarantee; 合同生效; 预付款; 信用证; 履约保函; 预付款保函; "
        "вступ* в силу; вступ* контракта в силу; вступ* договора в силу; аванс*; аккредитив*; гаранти* исполнени*; "
        "гаранти* возврата аванса",
        PLAIN: "kick-off; kickoff; kick off; bank guarantee; 开工会; 启动会; 保函; "
        "стартов* совещани*; банковск* гаранти*",
        WEAK: "project start; project management; mobilization; 项目启动; начало проекта",
    },
    "S04": {
        STRONG: "basic design; basic engineering; conceptual design; concept design; "
        "preliminary design; feed; 基本设计; 初步设计; 方案设计; 概念设计; "
        "базов* проект*; эскизн* проект*; предварительн* проект*; концепц*",
        PLAIN: "layout; 工艺设计; 平面布置; 布局; компоновк*; планировк*",
        WEAK: "requirements; specification; 技术协议; 需求; 技术任务书; "
        "техническ* задани*; требовани*",
    },
    "S05": {
        STRONG: "detailed design; detail design; detailed engineering; design freeze; "
        "construction documents; 详细设计; 施工图; 设计冻结; 图纸会签; 设计联络; "
        "рабоч* проект*; детальн* проект*; рабоч* документаци*; заморозк* проект*; рабоч* чертеж*",
        PLAIN: "drawing*; simulation; drawings approved; 图纸; 仿真; 设计评审; чертеж*; симуляц*",
        WEAK: "design; designs; engineering; 设计; проектировани*; проект* решени*",
    },
    "S06": {
        STRONG: "procurement; purchasing; purchase order*; long-lead; long lead; orders placed; "
        "place orders; 采购; 订货; 外购件; 长周期; закупк*; размещени* заказ*; "
        "заказ* на поставку",
        PLAIN: "order*; purchase; sourcing; subcontract*; 订单; 分包; заказ*; поставщик*",
        WEAK: "supplier*; vendor*; 供应商; 供方; субподряд*",
    },
    "S07": {
        STRONG: "manufactur*; fabricat*; 制造; 加工; 生产制造; изготовлени*; производств* оборудовани*",
        PLAIN: "shop assembly; pre-assembly; preassembly; machining; 预组装; 厂内装配; 组焊; 下料; "
        "контрольн* сборк*; механообработк*",
        WEAK: "production; build; building of equipment; 生产; производств*",
    },
    "S08": {
        STRONG: "fat; factory acceptance*; pre-acceptance at works; pre-shipment inspection; psi; "
        "release for shipment; 出厂验收; 出厂预验收; 工厂验收; 厂内验收; 厂验; "
        "заводск* приемочн* испытани*; заводск* испытани*; заводск* приемк*; "
        "приемк* на заводе; испытани* на заводе",
        PLAIN: "pre-acceptance; preacceptance; buy-off; runoff; run-off; 预验收; предприемк*; "
        "предварительн* приемк* оборудовани*",
        WEAK: "inspection; 检验; инспекци*",
    },
    "S09": {
        STRONG: "packing; packaging; export clearance; export declaration; marking and packing; "
        "包装; 装箱; 出口报关; 出口清关; упаковк*; экспортн* деклараци*; экспортн* оформлени*",
        PLAIN: "crating; packing list; 箱单; 打包; упаковочн*; тар*",
        WEAK: "export; 出口; экспорт*",
    },
    "S10": {
        STRONG: "shipping; shipment*; dispatch*; sea freight; rail transport; transport to site; "
        "发运; 发货; 装运; 海运; 铁路运输; 运输; отгрузк*; отгружен*; отправк*; отправлен*; перевозк*; "
        "транспортировк*",
        PLAIN: "transport*; freight; loading; in transit; border; vessel; container*; wagon*; "
        "物流; 集装箱; 口岸; 在途; доставк*; контейнер*; вагон*; логистик*",
        WEAK: "delivery; deliver; delivered; move; 交货; 交付; поставк*",
    },
    "S11": {
        STRONG: "customs; import clearance; import declaration; eac; eac declaration; eac certificat*; "
        "tr cu; conformity certificat*; 清关; 报关; 进口报关; 海关; 合格认证; 符合性; eac认证; "
        "еас; таможен*; растаможк*; деклараци* соответстви*; сертификат* соответстви*; "
        "сертификаци*; тр тс; ввозн* деклараци*",
        PLAIN: "conformity; certificat*; technical passport; 认证; 技术护照; сертификат*; "
        "техническ* паспорт*",
        WEAK: "duty; tax exemption; 关税; пошлин*",
    },
    "S12": {
        STRONG: "site receipt; receipt on site; arrival on site; arrived on site; "
        "equipment on site; all on site; received on site; unpacking; "
        "open-package inspection; open package inspection; goods received; 到货; 开箱; "
        "开箱检验; 到场; 卸货; получен* на площадк*; поступ* на площадк*; прибы* на площадк*; "
        "оборудовани* на площадк*; приемк* на складе; "
        "вскрыти*; распаковк*; входн* контрол*",
        PLAIN: "unloading; storage on site; warehouse; 入库; 仓储; разгрузк*; склад*",
        WEAK: "arrival; receipt; 到达; прибыти*",
    },
    "S13": {
        STRONG: "installation; install; installing; erection; mechanical completion; "
        "installation supervision; ready for installation; building ready; building handover; "
        "site handover; 安装; 安装指导; 安装竣工; 机械竣工; 厂房移交; 交安; 督导; "
        "монтаж*; шефмонтаж*; механическ* готовност*; передач* здания; готовност* здания",
        PLAIN: "wiring; cabling; piping; mounting; positioning; foundation*; steel structure; "
        "assembly on site; site assembly; 接线; 布线; 配管; 就位; 钢结构; 基础; "
        "электромонтаж*; прокладк*; обвязк*; фундамент*; металлоконструкц*; сборк* на площадке",
        WEAK: "assemble; construction; civil; site works; erect; 施工; 土建; строительств*; "
        "строительн*; сборк*",
    },
    "S14": {
        STRONG: "commissioning; cold commissioning; hot commissioning; start-up; startup; "
        "i/o check; io check; dry run; no-load run; load run; site acceptance*; sat; "
        "training; utilities ready; utilities available; power-on; power on; "
        "调试; 冷调; 热调; 单机调试; 联调; 空载; 带载; 试车; 培训; 上电; 动力能源; 现场验收; "
        "пусконаладк*; пуско-наладк*; пнр; наладк*; пуск* под нагрузк*; вхолостую; "
        "холодн* пуск*; горяч* пуск*; обучени*; подач* напряжени*; энергоносител*; "
        "приемочн* испытани* на площадк*",
        PLAIN: "debug*; tuning; calibration; energi*; integration test*; teach-in; teaching; "
        "program upload; 标定; 示教; 通电; 通气; отладк*; калибровк*; настройк*",
        WEAK: "test; tests; testing; check; trial; 测试; 试验; испытани*; тест*; проверк*",
    },
    "S15": {
        STRONG: "sop; start of production; trial production; pilot production; pre-series; preseries; "
        "first car; first body; first vehicle; first product; tt build; pt build; 试生产; 小批量; trial car; 首台; 首车; 首件; "
        "正式投产; 批量生产; 投产; опытн* производств*; пробн* производств*; начало серийн*; "
        "серийн* производств*; перв* автомобил*; перв* кузов*; "
        "опытн* автомобил*; пробн* автомобил*; перв* продукци*; пробн* парти*",
        PLAIN: "pilot; try-out; tryout; production trial; 试制; 试装; пробн* пуск*",
        WEAK: "production ready; 量产; старт производства",
    },
    "S16": {
        STRONG: "pac; provisional acceptance*; preliminary acceptance*; taking over; taking-over; "
        "take-over certificate; 初步验收; 初验; 预验收证书; 竣工验收; "
        "акт* предварительн* приемк*; предварительн* приемк*; акт* приемк*",
        PLAIN: "acceptance; handover; hand-over; punch list; 验收; 移交; 尾项; приемк*; сдач*; "
        "перечень недоделок",
        WEAK: "certificate of completion; 竣工; завершени*",
    },
    "S17": {
        STRONG: "ramp-up; ramp up; rampup; performance test*; jph; capacity test; guarantee test*; "
        "production support; 产能爬坡; 爬坡; 性能考核; 性能测试; 达产; 陪产; "
        "гарантийн* испытани*; эксплуатационн* испытани*; вывод на проектн*; "
        "выход на проектн*; сопровождени* производств*",
        PLAIN: "oee; availability test; 节拍验证; 考核; производительност*",
        WEAK: "optimi*; 优化; оптимизаци*",
    },
    "S18": {
        STRONG: "warranty; defects liability; 质保; 质保期; 保修; гарантийн* срок*; "
        "гарантийн* период*; гарантийн* обслуживани*",
        PLAIN: "after-sales; service period; 售后; сервисн*",
        WEAK: "maintenance; 维护; обслуживани*",
    },
    "S19": {
        STRONG: "fac; final acceptance*; close-out; closeout; project closing; final account; "
        "release of bonds; 最终验收; 终验; 终验收; 项目关闭; 结项; "
        "окончательн* приемк*; акт* окончательн* приемк*; закрыти* проект*",
        PLAIN: "lessons learned; archive; 归档; 总结; архив*",
        WEAK: "closing; close; 收尾; закрыти*",
    },
}

_SHOPS: Final[Mapping[str, _Phrases]] = {
    "STAMP": {
        STRONG: "stamping shop; press shop; stamping; press line*; 冲压车间; 冲压; 冲压线; "
        "прессов* цех*; штампов* цех*; штамповочн*; цех* штамповки; прессов* лини*",
        PLAIN: "stamp; press; presses; blanking; dies; die set; destacker*; 压机; 模具; 开卷; пресс*; штамп*",
        WEAK: "die; coil; 模; рулон*",
    },
    "WELD": {
        STRONG: "welding shop; weld shop; body shop; body-in-white; body in white; biw; "
        "焊装车间; 焊装; 白车身; 焊接车间; сварочн* цех*; цех* сварки; кузов* в белом; "
        "кузовн* цех*",
        PLAIN: "welding line*; underbody; side body; framing; main line welding; spot weld*; "
        "closures; hemming; 焊接线; 主焊线; 下车体; 侧围; 地板线; 门盖; 夹具; 点焊; "
        "сварочн*; кузов*; боковин*; оснастк*; кондуктор*",
        WEAK: "weld; welding; robots; jig*; fixture*; 焊接; 机器人; сварк*; робот*",
    },
    "PAINT": {
        STRONG: "paint shop; painting shop; paintshop; painting; 涂装车间; 涂装; 油漆车间; "
        "окрасочн* цех*; цех* окраски; покрасочн* цех*; окрасочн*; малярн* цех*",
        PLAIN: "paint; e-coat; ecoat; ed coat; electrocoat; pre-treatment; pretreatment; ptced; "
        "spray booth*; booth*; oven*; sealer; topcoat; top coat; primer; rto; voc; "
        "前处理; 电泳; 喷漆; 喷漆室; 烘干炉; 烘房; 面漆; 中涂; 密封胶; "
        "окраск*; покраск*; катафорез*; подготовк* поверхности; окрасочн* камер*; "
        "сушильн*; печ*",
        WEAK: "coating; 油漆; 喷涂; краск*; покрыти*",
    },
    "ASSY": {
        STRONG: "final assembly; assembly shop; general assembly; ga shop; trim shop; "
        "trim and final; trim chassis final; 总装车间; 总装; 总装线; "
        "цех* окончательной сборки; сборочн* цех*; цех* сборки; финальн* сборк*; "
        "окончательн* сборк*; главн* сборк*",
        PLAIN: "assy; trim line*; trim; chassis line*; marriage; decking; glazing; filling machine*; "
        "filling; end of line; end-of-line; eol; tightening; roller test*; "
        "内饰线; 底盘线; 最终线; 合装; 加注; 检测线; 下线检测; 拧紧; 玻璃涂胶; "
        "сборочн* лини*; шасси; остеклени*; заправк*; свадьб*",
        WEAK: "assembly line*; assembly; 装配; 装配线; сборочн*",
    },
    "CONV": {
        STRONG: "conveyor system*; conveying system*; conveyor shop; power-and-free; power and free; "
        "输送系统; 机运; 积放链; 电动自行小车; конвейерн* систем*; конвейерн* цех*; подвесн* путь",
        PLAIN: "conv; conveyor*; conveying; skid system; ems; skillet*; lifter*; buffer*; transfer system; "
        "agv; agvs; 输送; 输送线; 滑橇; 升降机; 缓存; 转移; конвейер*; транспортер*; скид*; "
        "накопител*; подъемник*",
        WEAK: "skid; 滑撬; тележк*",
    },
    "UTIL": {
        STRONG: "utilities; utility; mep; compressed air; chilled water; hvac; waste water; "
        "wastewater; power distribution; 公用动力; 动力站; 机电; 空压站; 压缩空气; 冷冻水; "
        "污水处理; 变配电; инженерн* сет*; сжат* воздух*; энергоснабжени*; "
        "очистн* сооружени*; вентиляци*",
        PLAIN: "util; compressor*; boiler*; chiller*; substation; transformer*; gas supply; fire protection; "
        "energy centre; energy center; 锅炉; 空压机; 变电; 消防; 燃气; 通风; "
        "компрессор*; котельн*; чиллер*; подстанци*; газоснабжени*; пожаротушени*; электроснабжени*",
        WEAK: "power; water; gas; 供水; 供电; водоснабжени*",
    },
}

_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_WORD: Final = re.compile(r"[a-zà-ÿа-я]+")
_STEM: Final = 2
"""So many letters of its first word a phrase is looked up by."""
_REMEMBERED: Final = 20_000


def plain(text: str) -> str:
    """Return a text as the phrases are written: folded, in lower case, without "ё"."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


@lru_cache(_REMEMBERED)
def stages_in(text: str) -> tuple[Hit, ...]:
    """Return what a text says of stages, the best first."""
    return _best(text, _lexicon(stages=True))


@lru_cache(_REMEMBERED)
def shops_in(text: str) -> tuple[Hit, ...]:
    """Return what a text says of shops, the best first."""
    return _best(text, _lexicon(stages=False))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase word by word; of one that is only begun, the beginning."""

    words: tuple[tuple[str, bool], ...]
    code: str
    strength: int

    def fits(self, found: Sequence[re.Match[str]], at: int) -> bool:
        """Return whether the words of a text from a place on are this phrase."""
        if at + len(self.words) > len(found):
            return False
        return all(
            found[at + n][0].startswith(word) if is_begun else found[at + n][0] == word
            for n, (word, is_begun) in enumerate(self.words)
        )


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases by the first letters of their first word, and Chinese ones by themselves."""

    by_stem: Mapping[str, tuple[_Phrase, ...]]
    chinese: Mapping[str, tuple[str, int]]
    longest: int

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every phrase found."""
        found = list(_WORD.finditer(text))
        for at, first in enumerate(found):
            for phrase in self.by_stem.get(first[0][:_STEM], ()):
                if phrase.fits(found, at):
                    start, end = first.start(), found[at + len(phrase.words) - 1].end()
                    yield Hit(phrase.code, phrase.strength, start, end, text[start:end])
        if _CJK.search(text):
            yield from self._chinese(text)

    def _chinese(self, text: str) -> Iterator[Hit]:
        for start in range(len(text)):
            for length in range(1, self.longest + 1):
                part = text[start : start + length]
                if part in self.chinese:
                    code, strength = self.chinese[part]
                    yield Hit(code, strength, start, start + len(part), part)


@cache
def _lexicon(*, stages: bool) -> _Lexicon:
    by_stem: dict[str, list[_Phrase]] = {}
    chinese: dict[str, tuple[str, int]] = {}
    for code, by_strength in (_STAGES if stages else _SHOPS).items():
        for strength, listed in by_strength.items():
            for text in map(str.strip, listed.split(";")):
                if _CJK.search(text):
                    chinese[text] = code, strength
                else:
                    phrase = _Phrase(_words(text), code, strength)
                    by_stem.setdefault(phrase.words[0][0][:_STEM], []).append(phrase)
    found = {stem: tuple(phrases) for stem, phrases in by_stem.items()}
    return _Lexicon(found, chinese, max(map(len, chinese)))


def _words(phrase: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of a phrase, each with whether it is only the beginning of one."""
    return tuple(
        (match[0], phrase[match.end() : match.end() + 1] == "*") for match in _WORD.finditer(phrase)
    )


def _best(text: str, lexicon: _Lexicon) -> tuple[Hit, ...]:
    """Return the hits that no longer phrase covers, strong ones and early ones first."""
    found = lexicon.hits(plain(text))
    longest = sorted(found, key=lambda hit: (hit.start - hit.end, -hit.strength))
    kept: list[Hit] = []
    for hit in longest:
        if not any(other.start < hit.end and hit.start < other.end for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: (-hit.strength, hit.start)))
