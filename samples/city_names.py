"""Invented people: common surnames and given names put together, phones with 0000 in the middle."""

from __future__ import annotations

from random import Random

# The first two are the named cast of the tests and demos; 李强 is fully qualified, 赵磊 is not.
TECHNICIANS = (
    "李强", "赵磊", "王建国", "张伟民", "刘志刚", "陈家宝", "杨帆", "黄海涛", "周小兵", "吴昊",
    "徐春来", "孙大伟", "胡俊", "朱明亮", "高翔", "林国栋", "何永康", "郭子轩", "马骏", "罗文斌",
    "梁超", "宋立新", "郑凯", "谢长根", "韩冬", "唐小龙", "冯雪松", "董浩然", "程晓东", "曹阳",
    "袁宝庆", "邓飞", "许志远", "傅金生", "沈浩", "曾庆华", "彭思远", "吕晓梅", "苏志勇", "卢秀兰",
)

_SURNAMES = (
    "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 "
    "田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 方 "
    "白 邹 孟 熊 秦 邱 江 尹 薛 阮 费 鲍 昂 阚 欧阳 诸葛 司马 上官 夏侯"
)
_GIVEN_TWO = (
    "建华 秀英 志强 桂兰 晓燕 文静 子涵 雨桐 浩宇 梓轩 欣怡 思远 佳慧 海燕 春梅 永福 国庆 明珠 玉兰 婷婷 "
    "嘉豪 俊杰 诗琪 少华 立群 慧敏 晓峰 红霞 金凤 世杰 天佑 若曦 雅琴 德胜 长青 宏伟 丽娟 凤英 庆生 新宇 "
    "一鸣 可欣 传芳 克俭 家和 学文 安琪 守业 亚男 向阳 冬梅 兴旺 兆丰 维维 小曼 正阳 乃文 书恒 语嫣 振兴 "
    "爱民 广才 巧云 道宽 善美 启航 云鹏 佩瑶 艺凡 荣华 继红 素珍 淑芬 大勇 小满 安然 承志 友谊 本善 修平 "
    "圣杰 自强 为民"
)
_GIVEN_ONE = (
    "伟 芳 娜 敏 静 丽 勇 艳 杰 娟 涛 明 超 霞 平 刚 辉 玲 鹏 华 红 亮 琴 斌 波 宁 岚 洁 莹 蕾 倩 旭 晨 "
    "瑶 璐 楠 博 睿 萌 雯 菲 佳 健 雷 军"
)
_FROM_AFAR = ("Emily Carter", "阿依古丽", "Lucas Meyer", "次仁卓玛")

_BUSINESSES = (
    "合肥{w}商贸有限公司", "安徽{w}信息科技有限公司", "{w}便利店", "{w}牛肉板面馆", "{w}牙科门诊部",
    "{w}宠物诊所", "{w}汽车美容店", "合肥{w}装饰工程有限公司", "{w}图文广告", "{w}茶馆",
    "{w}少儿美术培训中心", "{w}大药房", "安徽{w}物流有限公司", "{w}健身工作室",
)
_BUSINESS_WORDS = (
    "禾盛 云启 皖新源 淝畔 徽里 恒泽 青柚 老街坊 百顺 聚友 明川 和润 佳艺 小满 同兴 九里 康宁 鑫旺 木槿 双禾"
)
_PREFIXES = (
    "130 131 132 133 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 173 176 177 178 180 181 "
    "182 183 185 186 187 188 189 191 193 195 198 199"
)


class People:
    """Hands out names and phones, each phone once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._phones: set[str] = set()
        self._names: set[str] = set()
        self._surnames = _SURNAMES.split()
        self._weights = [6] * 12 + [3] * 24 + [1] * (len(self._surnames) - 36)
        self._given_two, self._given_one = _GIVEN_TWO.split(), _GIVEN_ONE.split()
        self._business_words, self._prefixes = _BUSINESS_WORDS.split(), _PREFIXES.split()

    def phone(self) -> str:
        while True:
            number = f"{self._rng.choice(self._prefixes)}0000{self._rng.randrange(10_000):04d}"
            if number not in self._phones:
                self._phones.add(number)
                return number

    def person(self) -> str:
        if self._rng.random() < 0.012:
            return self._rng.choice(_FROM_AFAR)
        while True:
            surname = self._rng.choices(self._surnames, self._weights)[0]
            given = self._rng.choice(self._given_two if self._rng.random() < 0.68 else self._given_one)
            if surname + given not in self._names:
                self._names.add(surname + given)
                return surname + given

    def business(self) -> str:
        while True:
            name = self._rng.choice(_BUSINESSES).format(w=self._rng.choice(self._business_words))
            if name not in self._names:
                self._names.add(name)
                return name
