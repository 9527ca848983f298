/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-item.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-import-names.h"
#include "rapport-opportunity.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-requirement.h"
#include "rapport-ticket.h"

typedef struct
{
  RapportImportPart   part;
  guint               field;
  const char         *names;
  RapportImportPiece  piece;
} Known;

#define CUSTOMER(field) RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_ ## field
#define CONTACT(field) RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_ ## field
#define RECORD(field) RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_ ## field

/* What columns are called beside the labels of the fields: in lower case, letters and digits only,
 * divided by bars. A name that stands twice means the first that has no column yet. */
static const Known known[] = {
  { CUSTOMER (NUMBER), "客户编号|客户编码|客户号|编号|客户代码|customernumber|customerno|customerid|number|客户id|"
                       "会员编号|会员号|单位编号|customercode|accountnumber|accountno" },
  { CUSTOMER (NAME), "客户名称|客户名|客户|公司名称|公司|企业名称|单位名称|姓名企业名称|customername|customer|"
                     "company|companyname|client|clientname|accountname|organization|organization1name|"
                     "organizationname|客户全称|客户姓名|客户单位|客户单位名称|单位全称|公司全称|企业全称|公司名|"
                     "企业名|厂家名称|甲方|甲方名称|购货单位|采购单位|业主单位|所属公司|所属客户|关联客户|"
                     "客户名称全称|account" },
  { CUSTOMER (FORMER_NAMES), "曾用名" },
  { CUSTOMER (KIND), "客户性质|企业个人|客户属性|单位性质" },
  { CUSTOMER (TYPE), "客户类型|新老客户|新旧客户|客户类别" },
  { CUSTOMER (HIGH_VALUE), "高价值客户|是否高价值客户" },
  { CUSTOMER (INDUSTRY), "产业别|产业|所属行业|行业|industry|客户行业|行业类别|行业分类|行业类型|所在行业|industrysector" },
  { CUSTOMER (SIZE), "企业规模员工数|企业规模|员工数|员工人数|公司规模|companysize|companysizeemployees|size|"
                     "employees|人员规模|公司人数|企业人数|单位规模|人数规模|numberofemployees|noofemployees" },
  { CUSTOMER (YEARLY_REVENUE), "年营业额|年营收|年收入|年产值|营业收入|年销售收入|企业年收入|annualrevenue" },
  { CUSTOMER (ADDRESS), "地址|公司地址|联系地址|商务地址|address|businessaddress|address1formatted|详细地址|"
                        "客户地址|单位地址|企业地址|办公地址|通讯地址|通信地址|收货地址|街道地址|street|"
                        "billingaddress" },
  { CUSTOMER (SOURCE), "客户来源|来源|customersource|source|信息来源|线索来源|来源渠道|客户来源渠道|获客渠道|"
                       "推广来源|leadsource" },
  { CUSTOMER (FIRST_CONTACT), "首次接触时间|首次接触日期|首次联系时间|firstcontact|firstcontactdate|firstcontacton|"
                              "首次联系|首次联系日期|首次接触|首次沟通时间|初次接触时间|初次联系时间|首访日期|"
                              "首访时间" },
  { CUSTOMER (FIRST_CONTACT_CHANNEL), "接触渠道|首次接触渠道|首次联系方式|首次沟通方式" },
  { CUSTOMER (RECEIVED_BY), "接待人|首次接待人|首问责任人|接洽人" },
  { CUSTOMER (INITIAL_NEED), "初步需求|初步需求描述|需求描述|initialneed|initialneeds|initialrequirement|客户需求|"
                             "需求|需求概述|需求说明|意向产品|requirement|requirements|needs" },
  { CUSTOMER (FIT_NEED), "需求契合度" },
  { CUSTOMER (FIT_BUDGET), "预算范围|预算" },
  { CUSTOMER (FIT_POTENTIAL), "合作潜力" },
  { CUSTOMER (FOCUS_CUSTOMER), "重点客户|是否重点客户|是否重点" },
  { CUSTOMER (INDUSTRY_LEADER), "行业头部企业|是否行业头部企业|是否龙头企业" },
  { CUSTOMER (PROFIT_CONTRIBUTION), "利润贡献" },
  { CUSTOMER (PAIN_POINTS), "痛点|客户痛点" },
  { CUSTOMER (MOTIVES), "购买动机" },
  { CUSTOMER (EXPECTATIONS), "潜在期望" },
  { CUSTOMER (FEATURES_OF_INTEREST), "关注的产品功能" },
  { CUSTOMER (DATES_THAT_MATTER), "时间节点" },
  { CUSTOMER (INTERESTS), "兴趣领域" },
  { CUSTOMER (DECISION_PROCESS), "决策流程" },
  { CUSTOMER (OWNER), "负责人|客户负责人|跟进人|owner|responsible|accountmanager|客户经理|所属客户经理|"
                      "专属客户经理|业务员|销售员|销售|销售人员|销售经理|销售代表|销售负责人|跟进人员|跟单员|"
                      "跟单人|业务负责人|业务经理|责任人|对接销售|我方负责人|所属销售|所有人|客户所有人|归属人|"
                      "归属销售|负责销售|accountowner|salesrep|salesperson|assignedto" },
  { CUSTOMER (GRADE), "客户分级|客户等级|客户级别|分级|等级|customergrade|grade|客户评级|等级分类|评级|级别|"
                      "abc分类|abc等级" },
  { CUSTOMER (GRADE_REASON), "分级理由|分级依据|评级依据|定级理由" },
  { CUSTOMER (STAGE), "生命周期阶段|阶段|lifecyclestage|客户阶段|所处阶段|跟进阶段|销售阶段|生命周期|当前阶段|stage" },
  { CUSTOMER (STATUS), "当前状态|客户状态|状态|currentstatus|status|合作状态|合作情况|合作现状|跟进状态|客户现状|"
                       "目前状态|当前情况|成交状态|customerstatus" },
  { CUSTOMER (PREFERRED_CHANNEL), "偏好渠道|偏好联系方式|首选联系方式|首选联系渠道" },
  { CUSTOMER (CONVENIENT_TIMES), "方便时间|方便联系时间|方便联系的时间|方便的时间|合适联系时间|最佳联系时间" },
  { CUSTOMER (YEARLY_AMOUNT), "年合作金额|年度合作金额|年采购额|年采购金额|年采购量|年度采购额|年交易额|年度交易额|"
                              "年销售额|年合作额|年成交额|年度销售额|年成交金额|yearlyamount|annualamount" },
  { CUSTOMER (RENEWAL_DATE), "续约日期|续约时间|续费日期|续费时间|续签日期|续签时间|renewaldate" },
  { CUSTOMER (LAST_ORDER_DATE), "最近下单|最近下单日期|最近下单时间|最近订单日期|最近订单时间|最近采购日期|"
                                "最近采购时间|最近购买日期|最近成交日期|最近成交时间|上次采购时间|最后下单时间|"
                                "最后购买时间|上次下单|上次下单时间|上次下单日期|lastorder|lastorderdate" },
  { CUSTOMER (COOPERATION), "合作历史|合作性质" },
  { CUSTOMER (SEGMENT), "客户分层|客户分群|客户细分" },
  { CUSTOMER (COMPANY_ANNIVERSARY), "企业周年庆|司庆" },
  { CUSTOMER (NOTES), "备注|客户备注|附注|remarks|notes|备注信息|备注说明|其他说明|其它说明|其他备注|remark|note|"
                      "comments|comment" },
  { CONTACT (NAME), "联系人姓名职位|联系人|联系人姓名|姓名|全名|fullname|contact|contactnameposition|contactname|"
                    "contactperson|name|对接人|对接人姓名|客户对接人|客户联系人|主要联系人|主联系人|首要联系人|"
                    "联络人|联络人姓名|联络窗口|联系人名称|联系人1|联系人一|经办人|采购联系人|采购负责人|primarycontact|"
                    "maincontact" },
  { CONTACT (POSITION), "职务|职位|联系人职务|联系人职位|position|jobtitle|title|organization1title|"
                        "organizationtitle|岗位|职称|头衔|对接人职务|对接人职位|担任职务|联系人岗位|"
                        "contactposition|contacttitle" },
  { CONTACT (DEPARTMENT), "部门|所在部门|department|organization1department|organizationdepartment|联系人部门|"
                          "所属部门|对接部门|对接人部门" },
  { CONTACT (DECISION_MAKER), "决策人|是否决策人|是否决策者|决策者" },
  { CONTACT (KEY_CONTACT), "核心联系人|是否核心联系人|关键联系人|是否关键联系人" },
  { CONTACT (PHONE), "电话|联系电话|固定电话|座机|电话号码|联系方式|phone|telephone|phonenumber|phonenumbers|tel|"
                     "商务电话|办公电话|公司电话|businessphone|workphone|companymainphone|phone1value|联系人电话|"
                     "对接人电话|客户电话|单位电话|企业电话|联系人联系方式|对接人联系方式|联系号码|电话1|固话|"
                     "固话号码|联络电话|市话|手机电话|电话手机|手机及电话|officephone|contactphone|telno|phoneno" },
  { CONTACT (MOBILE), "手机|手机号|手机号码|移动电话|电话|联系电话|mobile|mobilephone|cell|cellphone|phone|"
                      "phone2value|住宅电话|homephone|手机1|移动电话号码|联系人手机|联系人手机号|对接人手机|"
                      "对接人手机号|联系手机|手机电话号码|客户手机|客户手机号|电话2|手机2|备用电话|其他电话|"
                      "行动电话|行动电话号码|联络手机|mobileno|mobilenumber" },
  { CONTACT (EMAIL), "邮箱|电子邮箱|电子邮件|邮件|邮箱地址|email|emailaddress|mail|emailid|emailids|emails|"
                     "电子邮件地址|email1value|emailaddress1|联系邮箱|联系人邮箱|公司邮箱|企业邮箱|客户邮箱|"
                     "邮件地址|电邮|电子信箱|信箱|contactemail" },
  { CONTACT (IM), "微信|微信号|wechat|微信号码|联系人微信|客户微信|对接人微信|微信账号|qq|qq号|qq号码|钉钉|企业微信" },
  { CONTACT (BIRTHDAY), "生日|联系人生日|birthday|dateofbirth|出生日期|出生年月|生日日期" },
  { CONTACT (NAME), "联系人及电话|联系人和电话|联系人与电话|联系人及联系电话|联系人及联系方式|联系人和联系方式|"
                    "联系人及手机|联系人及手机号|联系人姓名及电话|联系人姓名电话|联系人姓名及联系方式|"
                    "联系人手机电话|姓名及电话|姓名电话|姓名和电话|姓名及联系方式|对接人及电话|对接人和电话|"
                    "对接人及联系方式|负责人及电话|contactandphone|contactnameandphone|nameandphone",
    RAPPORT_IMPORT_NAME_AND_PHONE },
  { CONTACT (NAME), "姓|姓氏|familyname|lastname|surname", RAPPORT_IMPORT_FAMILY_NAME },
  { CONTACT (NAME), "名|名字|givenname|firstname|forename", RAPPORT_IMPORT_GIVEN_NAME },
  { RAPPORT_IMPORT_TAGS, 0, "标签|客户标签|tags|tag|labels|label|categories|groupmembership|客户标记|分组|客户分组|"
                            "群组" },
  { RECORD (STARTED), "最近跟进时间|最近跟进日期|跟进时间|跟进日期|最近跟进|lastfollowup|lastfollowuptime|"
                      "followuptime|followupdate|date|上次联系|上次联系时间|上次联系日期|最近联系|最近联系时间|"
                      "最近联系日期|最后联系时间|最后联系日期|最后跟进时间|最后跟进日期|上次跟进|上次跟进时间|"
                      "上次跟进日期|上次沟通时间|上次拜访|上次拜访时间|上次拜访日期|拜访时间|拜访日期|最近拜访|"
                      "最近拜访时间|最近拜访日期|沟通时间|沟通日期|联系时间|联系日期|回访时间|回访日期|"
                      "最近回访时间|最后拜访日期|最后拜访时间|联络日期|联络时间|lastcontact|lastcontacted|lastcontactdate|lastactivity|lastactivitydate" },
  { RECORD (METHOD), "跟进方式|沟通方式|followupmethod|method|联系渠道|拜访方式|回访方式|跟进形式|沟通渠道|跟进类型" },
  { RECORD (DEPTH), "跟进深度|沟通深度" },
  { RECORD (BEGAN_BY), "发起方" },
  { RECORD (PARTICIPANTS), "参与人员|参与人|参加人员|陪同人员|拜访人员" },
  { RECORD (SUMMARY), "跟进内容概要|跟进内容|内容概要|跟进概要|沟通内容|summaryofthefollowup|followupsummary|"
                      "summary|跟进记录|跟进情况|跟进详情|沟通记录|沟通情况|拜访记录|拜访内容|拜访情况|回访内容|"
                      "回访记录|联系内容|联系记录|最近跟进内容|最近跟进记录|最新跟进|最新进展|最近进展|进展情况|"
                      "followup|followupnotes" },
  { RECORD (FEEDBACK), "客户反馈需求|客户反馈|反馈需求|customerfeedbackneeds|customerfeedback|feedback|"
                       "feedbackneeds|客户反馈情况|反馈|客户意见|客户诉求|反馈意见" },
  { RECORD (AGREED), "达成的共识|达成共识|共识" },
  { RECORD (RESPONDED), "是否回应|客户回应" },
  { RECORD (SATISFACTION), "满意度" },
  { RECORD (NEXT_ACTION), "下一步行动|下一步计划|后续行动|nextaction|nextstep|nextsteps|后续计划|后续安排|后续工作|"
                          "下一步工作|下一步安排|下步计划|下步工作|待办事项|待办" },
  { RECORD (NEXT), "下次跟进计划时间|下次跟进时间|下次跟进日期|下次跟进|计划跟进时间|nextfollowupplanned|"
                   "nextfollowup|nextfollowuptime|nextfollowupdate|下次回访|下次回访时间|下次回访日期|下次联系|"
                   "下次联系时间|下次联系日期|下次拜访|下次拜访时间|下次拜访日期|下次沟通时间|下次跟进计划|"
                   "计划回访时间|计划拜访时间|回访计划时间|预约时间|下次日期|下次时间|nextcontact|nextcontactdate|"
                   "nextactivitydate|nextdate|nexttime" },
  { CUSTOMER (NAME), "名称|姓名|name" },
};

/* The same of names that mean the field only where no column is called so more plainly. */
static const Known lesser[] = {
  { CUSTOMER (NAME), "单位|单位名|企业|甲方单位|商户名称|商户|店名|门店名称|门店|厂家|厂名|机构名称|机构|学校名称|"
                     "学校|医院名称|医院|项目名称" },
  { CUSTOMER (ADDRESS), "区域|所属区域|所在区域|地区|所在地区|所属地区|省市|省份城市|省市区|所在地|所在城市|城市|"
                        "省份|地址区域|city|region" },
  { CUSTOMER (GRADE), "重要程度|客户重要程度" },
  { CUSTOMER (STATUS), "意向等级|意向程度|意向度|意向|客户意向|意向级别|购买意向|合作意向|合作进度|合作阶段|进度" },
  { CUSTOMER (YEARLY_AMOUNT), "成交金额|成交额|交易金额|合作金额|合同金额|合同额|销售额|销售金额|采购金额|采购额|"
                              "累计成交金额|订单金额|金额" },
  { CUSTOMER (RENEWAL_DATE), "合同到期|合同到期日|合同到期日期|合同到期时间|合同截止日期|合同结束日期|合同终止日期|"
                             "到期日|到期日期|到期时间|服务到期|服务到期日|服务到期时间|合作到期" },
  { CUSTOMER (LAST_ORDER_DATE), "签约日期|签约时间|签单日期|签单时间|签订日期|合同日期|合同签订日期|合同签订时间|"
                                "合同签署日期|成交日期|成交时间|下单日期|下单时间|采购日期|购买日期|订单日期" },
  { CUSTOMER (FIRST_CONTACT), "开发日期|开发时间" },
  { CUSTOMER (NOTES), "说明|描述|客户描述|客户简介|公司简介|企业简介|主营业务|主营产品|经营范围|其他|其它|"
                      "description" },
};

typedef struct
{
  const RapportEntityInfo *info;
  guint                    field;
  const char              *names;
} KnownOfThing;

#define OF(kind, FIELD) &rapport_ ## kind ## _info, RAPPORT_ ## FIELD

/* What columns of tables of other things are called beside the labels of their fields. */
static const KnownOfThing known_of_things[] = {
  { OF (contract, CONTRACT_NUMBER), "合同号|合同编码|订单号|订单编号|单号|编号|contractno|orderno|ordernumber" },
  { OF (contract, CONTRACT_NAME), "合同标题|合同内容|合同标的|项目名称|项目|产品名称|产品|名称|subject|title" },
  { OF (contract, CONTRACT_KIND), "合同类别|合同性质|订单类型|类型" },
  { OF (contract, CONTRACT_DATE), "签约日期|签约时间|签订时间|签单日期|签单时间|合同签订日期|合同签订时间|"
                                  "合同签署日期|订单日期|下单日期|下单时间|成交日期|日期|orderdate|date" },
  { OF (contract, CONTRACT_SIGNED_ON), "签约日期|签约时间|签署日期|签署时间|签字日期" },
  { OF (contract, CONTRACT_AMOUNT), "合同金额|合同额|合同总额|合同总金额|合同价款|订单金额|订单总额|成交金额|"
                                    "总金额|总价|contractamount|orderamount|total|totalamount" },
  { OF (contract, CONTRACT_BEGINS), "合同开始日期|起始日期|生效日期|合同生效日期|开始时间|合同起始日期|"
                                    "服务开始日期|startdate|start" },
  { OF (contract, CONTRACT_ENDS), "合同结束日期|合同到期|合同到期日|合同到期日期|合同到期时间|到期日|到期日期|"
                                  "到期时间|截止日期|合同截止日期|终止日期|合同终止日期|服务到期日|结束时间|"
                                  "enddate|end|expirydate|expires" },
  { OF (contract, CONTRACT_SIGNED_BY), "签约人|签订人|签字人|客户签约人" },
  { OF (contract, CONTRACT_OWNER), "业务员|销售|销售员|客户经理|责任人|跟进人|我方签约人|经办人|salesperson" },
  { OF (ticket, TICKET_NUMBER), "工单号|单号|编号|受理编号|ticketno|ticketid|caseno|casenumber" },
  { OF (ticket, TICKET_RECEIVED), "受理时间|受理日期|提交时间|报修时间|反馈时间|来电时间|投诉时间|投诉日期|"
                                  "创建时间|登记时间|日期|receivedat|created|createdat|date" },
  { OF (ticket, TICKET_CONTACT), "报修人|反馈人|投诉人|提交人" },
  { OF (ticket, TICKET_DESCRIPTION), "问题内容|问题|故障描述|故障现象|反馈内容|投诉内容|内容|描述|subject|issue|"
                                     "problem" },
  { OF (ticket, TICKET_CHANNEL), "来源渠道|反馈渠道|受理渠道|来源|source" },
  { OF (ticket, TICKET_CATEGORY), "问题类型|问题分类|工单类型|服务类型|类型" },
  { OF (ticket, TICKET_PRIORITY), "紧急程度|优先等级" },
  { OF (ticket, TICKET_OWNER), "处理人|处理人员|责任人|跟进人|客服|客服人员|assignee|assignedto" },
  { OF (ticket, TICKET_RECEIVED_BY), "受理人|接单人|受理人员|记录人" },
  { OF (ticket, TICKET_STATUS), "工单状态|处理状态|处理进度|进度|state" },
  { OF (ticket, TICKET_PRODUCT), "产品名称|产品型号" },
  { OF (plan, PLAN_DUE), "计划日期|计划时间|计划跟进时间|下次跟进日期|下次跟进时间|下次跟进|跟进日期|跟进时间|"
                         "拜访日期|拜访时间|下次日期|下次时间|日期|时间|duedate|duetime|nextdate|nexttime|date|time|start|"
                         "startdate|starttime" },
  { OF (plan, PLAN_METHOD), "跟进方式|沟通方式|联系方式|拜访方式" },
  { OF (plan, PLAN_CONTENT), "计划内容|跟进内容|工作内容|事项|主题|安排|subject|summary" },
  { OF (plan, PLAN_PURPOSE), "跟进目的|拜访目的" },
  { OF (plan, PLAN_OWNER), "责任人|跟进人|执行人|客户经理|业务员" },
  { OF (requirement, REQUIREMENT_NAME), "需求名称|需求标题|需求概要|需求" },
  { OF (requirement, REQUIREMENT_TYPE), "需求类型核心次要|类型" },
  { OF (requirement, REQUIREMENT_DESCRIPTION), "具体需求描述|具体需求|需求内容|详细需求|需求说明|描述" },
  { OF (requirement, REQUIREMENT_PRIORITY), "优先级高中低|优先级别|紧急程度" },
  { OF (requirement, REQUIREMENT_SOLUTION), "解决方案内容|解决方案|方案|方案内容" },
  { OF (requirement, REQUIREMENT_NOTED_ON), "提出时间|登记日期|日期|date" },
  { OF (requirement, REQUIREMENT_QUOTED_AMOUNT), "报价|报价金额元" },
  { OF (requirement, REQUIREMENT_CONFIRMED_ON), "确认时间|确认日期" },
  { OF (requirement, REQUIREMENT_SIGNED_BY), "客户签字|签字人" },
  { OF (requirement, REQUIREMENT_OWNER), "责任人|跟进人|客户经理|业务员" },
  { OF (opportunity, OPPORTUNITY_NAME), "商机|机会名称|项目名称|名称|opportunityname|dealname" },
  { OF (opportunity, OPPORTUNITY_VALUE), "金额|商机金额|预计成交金额|预计签单金额|预计合同金额|amount|value" },
  { OF (opportunity, OPPORTUNITY_PROBABILITY), "成交概率|赢率|赢单率|概率|成功率|可能性|probability" },
  { OF (opportunity, OPPORTUNITY_EXPECTED), "预计成交时间|预计签约日期|预计签约时间|预计签单日期|预计结单日期|"
                                            "closedate|expectedclosedate" },
  { OF (opportunity, OPPORTUNITY_STATE), "商机阶段|销售阶段|阶段|商机状态|stage|status" },
  { OF (opportunity, OPPORTUNITY_OWNER), "责任人|跟进人|客户经理|业务员|销售" },
  { OF (action_item, ACTION_ITEM_WHAT), "任务|任务内容|任务名称|待办|待办事项|内容|工作内容|task|subject|summary" },
  { OF (action_item, ACTION_ITEM_WHO), "负责人|责任人|办理人|owner|assignee" },
  { OF (action_item, ACTION_ITEM_DEADLINE), "截止日期|期限|完成期限|完成时限|计划完成时间|要求完成时间|duedate|due" },
};

static gboolean
has_name (const char *names,
          const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = names; at != NULL; at = strchr (at, '|'))
    {
      if (*at == '|')
        at++;
      if (strcspn (at, "|") == length && memcmp (at, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_among (const Known         *among,
            guint                n_known,
            const char          *name,
            guint               *after,
            RapportImportColumn *column)
{
  for (guint i = *after; i < n_known; i++)
    if (has_name (among[i].names, name))
      {
        *after = i + 1;
        column->part = among[i].part;
        column->field = among[i].field;
        column->piece = among[i].piece;
        return TRUE;
      }
  return FALSE;
}

/**
 * rapport_import_names_find:
 * @name: a title of a column, its letters and digits only
 * @after: (inout): where to go on looking, 0 to begin
 * @column: (inout): what it means is filled in
 *
 * Returns: whether there is a further meaning of @name
 */
gboolean
rapport_import_names_find (const char          *name,
                           guint               *after,
                           RapportImportColumn *column)
{
  g_return_val_if_fail (name != NULL && after != NULL && column != NULL, FALSE);

  return find_among (known, G_N_ELEMENTS (known), name, after, column);
}

/**
 * rapport_import_names_find_lesser:
 *
 * The same of names that mean a field only where no column is called so more plainly: asked of when all
 * columns were asked of by the other.
 */
gboolean
rapport_import_names_find_lesser (const char          *name,
                                  guint               *after,
                                  RapportImportColumn *column)
{
  g_return_val_if_fail (name != NULL && after != NULL && column != NULL, FALSE);

  return find_among (lesser, G_N_ELEMENTS (lesser), name, after, column);
}

/**
 * rapport_import_names_find_of_thing:
 * @column: (inout): whose kind of thing is said
 *
 * The same for tables whose rows are things of another kind.
 */
gboolean
rapport_import_names_find_of_thing (const char          *name,
                                    guint               *after,
                                    RapportImportColumn *column)
{
  g_return_val_if_fail (name != NULL && after != NULL && column != NULL, FALSE);

  for (guint i = *after; i < G_N_ELEMENTS (known_of_things); i++)
    if (known_of_things[i].info == column->info && has_name (known_of_things[i].names, name))
      {
        *after = i + 1;
        column->part = RAPPORT_IMPORT_THING;
        column->field = known_of_things[i].field;
        column->piece = RAPPORT_IMPORT_WHOLE;
        return TRUE;
      }
  return FALSE;
}

/** rapport_import_names_may_be_either: Returns: whether @name is a customer's or, beside that, its contact's */
gboolean
rapport_import_names_may_be_either (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_name (known[G_N_ELEMENTS (known) - 1].names, name);
}

/** rapport_import_names_may_be_of_row: Returns: whether @name is of a remark about whatever the row is of */
gboolean
rapport_import_names_may_be_of_row (const char *name)
{
  static const char remarks[] = "备注|附注|备注信息|备注说明|其他说明|其它说明|其他备注|说明|描述|remarks|remark|notes|note|"
                                "comments|comment|description";

  g_return_val_if_fail (name != NULL, FALSE);

  return has_name (remarks, name);
}
