package io.gridline.ops.simulate;

/** Made names: common surnames and given-name characters thrown together, and a few Latin ones. */
final class Names {

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波云飞鹏宇晨曦浩然子涵欣怡雨泽思远嘉宁俊豪佳慧雅婷晓东春燕立新永康德福瑞安乐天一诺可心亦凡书瑶梓萱沐阳若溪";
  private static final String[] LATIN_FIRST = {
    "ANNA", "BEN", "CLARA", "DAVID", "ELENA", "FELIX", "GRETA", "HUGO", "IRIS", "JONAS"
  };
  private static final String[] LATIN_LAST = {
    "TESTER", "SAMPLE", "EXAMPLE", "MUSTER", "ESEMPIO", "PRIMER", "VOORBEELD", "EXEMPLE"
  };

  private Names() {}

  static String chinese(long seed, long index) {
    Dice dice = Dice.of(seed, Purpose.NAMES, index);
    StringBuilder name = new StringBuilder(3);
    name.append(SURNAMES.charAt(dice.below(SURNAMES.length())));
    name.append(GIVEN.charAt(dice.below(GIVEN.length())));
    if (dice.perMille(750)) {
      name.append(GIVEN.charAt(dice.below(GIVEN.length())));
    }
    return name.toString();
  }

  /** With a comma in every other one, as passports are read. */
  static String latin(long seed, long index) {
    Dice dice = Dice.of(seed, Purpose.NAMES, index);
    String first = LATIN_FIRST[dice.below(LATIN_FIRST.length)];
    String last = LATIN_LAST[dice.below(LATIN_LAST.length)];
    return index % 2 == 0 ? last + ", " + first : last + " " + first;
  }
}
