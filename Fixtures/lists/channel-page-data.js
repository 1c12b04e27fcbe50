data_callback([
    {"title":"实验室里的蚕丝传感器", "docurl":"https://www.163.com/tech/article/LC5V9JV8000989AB.html", "commenturl":"https://comment.tie.163.com/LC5V9JV8000989AB.html", "tienum":3, "time":"11/20/2026 10:00:01", "imgurl":"", "keywords":[{"akey_link":"/keywords/8/8/8695/1.html","keyname":"蚕"}]},
    {"title":"旧电池去了哪里", "docurl":"https://tech.163.com/19/0302/12/E98TAE8000097U7T.html", "time":"03/02/2019 12:30:00",},
])
